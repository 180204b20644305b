"""The figures of the corpus at the end of a run, in however many processes its tests ran."""


def pytest_terminal_summary(terminalreporter):
    for report in terminalreporter.getreports("passed") + terminalreporter.getreports("failed"):
        for name, value in report.user_properties:
            if name == "figures of the corpus" and report.when == "call":
                terminalreporter.section(name, sep="-")
                terminalreporter.write_line(value)
