// SPDX-License-Identifier: GPL-3.0-or-later
#include "application.h"
#include "commandline.h"
#include "largeblocks.h"
#include "startcredentials.h"

#include <cstdio>
#include <QApplication>

namespace {

int print(std::FILE *stream, const QString &text, int exitCode)
{
    std::fputs(qUtf8Printable(text.endsWith(u'\n') ? text : text + u'\n'), stream);
    return exitCode;
}

QStringList asList(int argc, char **argv)
{
    QStringList list;
    for (int i = 0; i < argc; ++i)
        list.append(QString::fromLocal8Bit(argv[i]));
    return list;
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication::setApplicationName(QStringLiteral("trunkline"));
    QCoreApplication::setOrganizationName(QStringLiteral("trunkline"));
    QCoreApplication::setApplicationVersion(QStringLiteral(TRUNKLINE_VERSION));
    const auto credentials = trunkline::takeStartCredentials();
    // Parsed before the QApplication, which needs a display: --version and --help must not.
    const auto line = trunkline::parseCommandLine(asList(argc, argv), credentials.has_value());
    switch (line.mode) {
    case trunkline::CommandLine::Mode::Print:
        return print(stdout, line.text, 0);
    case trunkline::CommandLine::Mode::Refuse:
        return print(stderr, line.text, 2);
    case trunkline::CommandLine::Mode::Window:
    case trunkline::CommandLine::Mode::Tour:
        break;
    }
    trunkline::giveLargeBlocksBack();
    QApplication qtApplication(argc, argv);
    QGuiApplication::setDesktopFileName(QStringLiteral(TRUNKLINE_ID));
    QGuiApplication::setApplicationDisplayName(QStringLiteral("Trunkline"));
    trunkline::Application application(line, credentials);
    return application.run();
}
