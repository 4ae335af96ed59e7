"""Two reports of the inspectorate, retold in the project's own words, twice each.

The facts: https://www.justiceinspectorates.gov.uk/hmiprobation/media/press-releases/2019/05/cumbriaandlancashirecrc/
and https://www.justiceinspectorates.gov.uk/hmiprobation/media/press-releases/2020/02/crcnorthumbria/
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Told:
    """A story as one paper tells it."""

    path: str
    headline: str
    date: str
    text: str


CUMBRIA = Told(
    "/cumbria-probation",
    "Probation company has a long way to go, report finds",
    "Thu, 30 May 2019 08:00:00 GMT",
    """Thousands of people on probation in Cumbria are watched over by a company that must do better, a report said on Thursday.
Cumbria and Lancashire Community Rehabilitation Company (CRC) was given an overall rating of ‘requires improvement’ by HM Inspectorate of Probation.
The CRC works with more than 5,500 people who pose a low or medium risk.
Inspectors met good leaders and staff who like their work. Policies are clear.
But supervision fell short. Dame Glenys Stacey, the Chief Inspector, said that victims had deserved far more attention.
The owner, Sodexo, said an inspection in 2017 had found some of the best work in the country there.""",
)

NORTHUMBRIA = Told(
    "/northumberland-probation",
    "Northumberland's probation service still needs to improve",
    "Fri, 07 Feb 2020 08:00:00 GMT",
    """Steady progress has not been enough to lift the probation service in Northumberland.
HM Inspectorate of Probation went back to Northumbria Community Rehabilitation Company (CRC) in September and once again gave it an overall rating of ‘requires improvement’.
The service looks after some 3,700 people. Ten aspects of its work were examined.
Justin Russell, the Chief Inspector, said: “The CRC has the same rating as last time, but a good deal has changed for the better.”
All four aspects of case supervision were rated as ‘requires improvement’.
People leaving prison now get good-quality help, the report said.""",
)

CUMBRIA_AGAIN = Told(
    "/2019/lancs-crc",
    "Lancashire probation firm told to improve",
    "Fri, 31 May 2019 06:00:00 GMT",
    """Probation inspectors have rated the Cumbria and Lancashire CRC as “requires improvement”.
HM Inspectorate of Probation praised the leadership of the privately run company but not its supervision of offenders.""",
)

NORTHUMBRIA_AGAIN = Told(
    "/2020/north-east-crc",
    "Same again for North East probation company",
    "Sat, 08 Feb 2020 06:00:00 GMT",
    """Northumbria CRC has been rated "requires improvement" overall for a second time, HM Inspectorate of Probation said.
The company runs probation services for lower-risk offenders in the region.""",
)
