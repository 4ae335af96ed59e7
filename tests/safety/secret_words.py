"""Made-up secrets whose writings differ: signs that JSON, addresses, HTML and Python write anew."""

import base64

PASSWORD = 'Pw0/55+w"rd\\&=Zq9'
TOKEN = 'xoxb-7Q/z"k\\T+0%2Fkenn'
KEY_BYTES = base64.b64encode(b"k/9+ twenty-four bytes?!").decode()
KEY = f"whsec_{KEY_BYTES}"
SIGNING = 'S1gn/ing+s"cret\\of&ways=out'
PATH = "Hk7zQ%2Bq9W~mTn"
QUERY = "Sg8.ttPpQ2%2Fyy"
USER = "Us3rQz77Name"
HEADER = "Hdr5zSecretZz9"

BELOW = f"services/{PATH}/end?sig={QUERY}"
"""Of an address: what makes it secret."""

WORDS = (
    PASSWORD,
    TOKEN,
    KEY,
    KEY_BYTES,
    SIGNING,
    PATH,
    PATH.replace("%2B", "+"),
    QUERY,
    QUERY.replace("%2F", "/"),
    USER,
    HEADER,
)
