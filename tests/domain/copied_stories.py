"""One report, as an agency and two papers of their own tell it, in the project's own words."""

RELEASE = (
    "Staff are committed but too many people are left without the supervision that the public is"
    " entitled to expect. I expect to see swift action on the shortfalls that this report lays"
    " bare."
)

AGENCY = f"""Probation services in Plymouth have been rated ‘Inadequate’ after inspectors found that officers had lost sight of the risk that some people posed to those around them.
HM Inspectorate of Probation looked at 64 cases that Plymouth PDU had managed over the winter and found the assessment of danger to others good enough in fewer than a third of them.
Checks with the police and with children's services were missing from nearly half of the files, and home visits that had been planned were put off again and again.
Martin Jones, the Chief Inspector, said: “{RELEASE}”
The unit had a quarter of its posts empty at the time of the visit, and newly trained officers carried caseloads that experienced colleagues would have found hard to manage.
Managers had written a plan for retention in the autumn, the report noted, but nothing in it had a date.
Victims were told of a release in good time in most of the cases where they had asked to be.
The report makes seven recommendations, among them a review of every open case in which a child lives in the home.
A spokesperson for the Probation Service said that it had sent more staff to Plymouth since the inspection and would answer the recommendations in full by the end of next month."""

LINES = AGENCY.splitlines()

LOCAL_ADDED = "\n".join(
    (
        *LINES[:4],
        "Councillor Ada Trennick, whose ward takes in the office at the harbour, told this paper"
        " that residents had complained for two years and that nobody had ever come to a meeting.",
        *LINES[4:],
    )
)
ANOTHER_LEDE = "\n".join(
    (
        "A damning verdict has been delivered on those who look after offenders in our city.",
        *LINES[1:],
    )
)
CUT_TO_HALF = "\n".join(LINES[:4])
A_LINE_LESS = "\n".join((*LINES[:6], *LINES[7:]))

INDEPENDENT = f"""It was a grim morning for the people who run probation in Plymouth. The watchdog has given the PDU the lowest of its four grades, ‘Inadequate’.
“{RELEASE}” Those were the words with which the Chief Inspector, Martin Jones, greeted the findings.
Our reporter spoke to three officers who left last year. All of them described days without a break and a computer system that failed every Monday.
One said she was handed forty files in her first week, and learned of a threat to a former partner from the newspaper.
The local MP has asked for a meeting with the minister. The union Napo called the grade a failure of funding and not of people.
Two years ago the same unit was thought to require improvement."""

INDEPENDENT_WITHOUT_MARKS = INDEPENDENT.replace("“", "").replace("”", "")
