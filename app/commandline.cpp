// SPDX-License-Identifier: GPL-3.0-or-later
#include "commandline.h"

#include "connectioncheck.h"

#include <QCommandLineParser>
#include <QCoreApplication>

namespace trunkline {

namespace {

struct CommandLineTr {
    Q_DECLARE_TR_FUNCTIONS(trunkline::CommandLine)
};

struct Options {
    QCommandLineOption sandbox{
        QStringLiteral("sandbox"),
        CommandLineTr::tr("Open the sandbox account: a made-up Flowroute on this computer.")};
    QCommandLineOption baseUrl{
        QStringLiteral("base-url"),
        CommandLineTr::tr("Talk to this address instead of the production service. Plain http is "
                          "accepted for this computer only."),
        QStringLiteral("URL")};
    QCommandLineOption profile{
        QStringLiteral("profile"),
        CommandLineTr::tr("Open the saved account of this name. With keys in the environment, the "
                          "name that account goes by."),
        QStringLiteral("NAME")};
    QCommandLineOption tour{
        QStringLiteral("tour"),
        CommandLineTr::tr("Do the main job once on the sandbox account, by mouse and keys, and save a "
                          "picture of every step there."),
        QStringLiteral("DIR")};
    QCommandLineOption version{QStringLiteral("version"), CommandLineTr::tr("Print the version.")};
    QCommandLineOption help{{QStringLiteral("h"), QStringLiteral("help")},
                            CommandLineTr::tr("Print this help.")};
};

CommandLine printed(CommandLine::Mode mode, const QString &text)
{
    CommandLine line;
    line.mode = mode;
    line.text = text;
    return line;
}

QString helpText(const QCommandLineParser &parser)
{
    // The parser asks a QCoreApplication for the program's name, and there is none yet.
    return parser.helpText().replace(QLatin1String("<executable_name>"), QCoreApplication::applicationName())
        + CommandLineTr::tr(
               "\nThe keys for one start may come from the environment variables TRUNKLINE_ACCESS_KEY and "
               "TRUNKLINE_SECRET_KEY.\n");
}

/// Why the options do not go together, or empty.
QString contradiction(const QCommandLineParser &parser, const Options &options, bool hasCredentials)
{
    const bool account = parser.isSet(options.baseUrl) || parser.isSet(options.profile) || hasCredentials;
    if (parser.isSet(options.tour) && account)
        return CommandLineTr::tr(
            "--tour buys and sends, so it runs on the sandbox account only. Leave out --base-url and "
            "--profile, and unset TRUNKLINE_ACCESS_KEY and TRUNKLINE_SECRET_KEY.");
    if (parser.isSet(options.sandbox) && (parser.isSet(options.baseUrl) || parser.isSet(options.profile)))
        return CommandLineTr::tr("--sandbox is an account of its own. Leave out --base-url and --profile.");
    if (parser.isSet(options.tour) && parser.value(options.tour).isEmpty())
        return CommandLineTr::tr("--tour needs a folder for its pictures.");
    if (!parser.positionalArguments().isEmpty())
        return CommandLineTr::tr("There is no use for the argument \"%1\". See --help.")
            .arg(parser.positionalArguments().first());
    return {};
}

} // namespace

CommandLine parseCommandLine(const QStringList &arguments, bool hasCredentials)
{
    const Options options;
    QCommandLineParser parser;
    parser.setApplicationDescription(CommandLineTr::tr("Desktop console for a Flowroute account."));
    parser.addOptions(
        {options.sandbox, options.baseUrl, options.profile, options.tour, options.version, options.help});
    if (!parser.parse(arguments))
        return printed(CommandLine::Mode::Refuse, parser.errorText());
    if (parser.isSet(options.help))
        return printed(CommandLine::Mode::Print, helpText(parser));
    if (parser.isSet(options.version))
        return printed(CommandLine::Mode::Print,
                       QCoreApplication::applicationName() + u' ' + QCoreApplication::applicationVersion()
                           + u'\n');
    if (const QString problem = contradiction(parser, options, hasCredentials); !problem.isEmpty())
        return printed(CommandLine::Mode::Refuse, problem);

    CommandLine line;
    line.mode = parser.isSet(options.tour) ? CommandLine::Mode::Tour : CommandLine::Mode::Window;
    line.sandbox = parser.isSet(options.sandbox);
    line.profile = parser.value(options.profile).simplified();
    line.tourFolder = parser.value(options.tour);
    if (parser.isSet(options.baseUrl)) {
        line.baseUrl = QUrl(parser.value(options.baseUrl), QUrl::StrictMode);
        if (!ConnectionCheck::accepts(line.baseUrl))
            return printed(
                CommandLine::Mode::Refuse,
                CommandLineTr::tr(
                    "This base URL cannot be used: it must begin with https://, or with http:// for "
                    "this computer only, and hold no user name or query."));
    }
    return line;
}

} // namespace trunkline
