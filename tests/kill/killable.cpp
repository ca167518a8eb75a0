// SPDX-License-Identifier: GPL-3.0-or-later
// The program as app/ puts it together, which performs a script on its own window and may kill itself on the
// way. Its arguments are those of trunkline; what is special comes by environment, all names with
// TRUNKLINE_TEST_:
//   SCRIPT      see killscripts.h
//   KILL_AT     "after started" or "after started:7": ends by SIGKILL when the journal's writer is there for
//               the seventh time
//   SAY         "done" or "absent", of messages that reading cannot tell
//   CARELESS    set: do not wait at the end until nothing is open in the journal
//   MAX_PAGES   see JournalFile::setMaxPages()
//   CERTIFICATE a file (PEM) that is trusted besides the system's
// It prints "begun" before the first write and, at the end, one line of JSON: {"notices": what the message
// bar shows, "results": what the order shows for each number, "millis": since "begun"}; then it closes the
// window.
#include "application.h"
#include "killscripts.h"
#include "performer.h"
#include "startcredentials.h"

#include <csignal>
#include <cstdio>
#include <QApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QSslConfiguration>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace {

void say(const QByteArray &line)
{
    std::fputs(line.constData(), stdout);
    std::fputc('\n', stdout);
    std::fflush(stdout);
}

trunkline::JournalWriter::Reached killAt(const QString &point)
{
    if (point.isEmpty())
        return {};
    const QString name = point.section(u':', 0, 0);
    const int times = point.contains(u':') ? point.section(u':', 1).toInt() : 1;
    return [name, left = times](const QString &reached) mutable {
        if (reached == name && --left == 0)
            ::kill(::getpid(), SIGKILL);
    };
}

/// The sandbox acts at once, so little patience is enough.
trunkline::JournalOptions journalOptions()
{
    trunkline::JournalOptions options;
    options.patience.settleMs = 800;
    options.patience.settleSendMs = 800;
    options.patience.firstLookMs = 50;
    options.patience.longestWaitMs = 300;
    options.patience.agreeMs = 150;
    options.pace.smsMs = 20;
    options.reached = killAt(qEnvironmentVariable("TRUNKLINE_TEST_KILL_AT"));
    options.maxPages = qEnvironmentVariableIntValue("TRUNKLINE_TEST_MAX_PAGES");
    return options;
}

killtest::Script script(QElapsedTimer &sinceBegun)
{
    killtest::Script script;
    script.name = qEnvironmentVariable("TRUNKLINE_TEST_SCRIPT");
    script.insist = !qEnvironmentVariableIsSet("TRUNKLINE_TEST_CARELESS");
    if (const QString word = qEnvironmentVariable("TRUNKLINE_TEST_SAY"); !word.isEmpty())
        script.say = word == "done"_L1;
    script.begun = [&sinceBegun] {
        if (sinceBegun.isValid())
            return;
        sinceBegun.start();
        say("begun");
    };
    return script;
}

QJsonObject whatIsShown(const QElapsedTimer &sinceBegun)
{
    QJsonArray notices;
    const QList<QLabel *> labels = killtest::mainWindow()->findChildren<QLabel *>(u"noticeText"_s);
    for (const QLabel *label : labels) {
        if (label->isVisible())
            notices.append(label->text());
    }
    QJsonArray results;
    const trunkline::Robot robot;
    for (int row = 0; row < robot.rowCount(u"orderTable"_s); ++row)
        results.append(robot.cell(u"orderTable"_s, row, 1));
    return {{u"notices"_s, notices},
            {u"results"_s, results},
            {u"millis"_s, sinceBegun.isValid() ? sinceBegun.elapsed() : 0}};
}

void trust(const QString &file)
{
    if (file.isEmpty())
        return;
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    if (!configuration.addCaCertificates(file))
        qFatal("cannot read %s", qPrintable(file));
    QSslConfiguration::setDefaultConfiguration(configuration);
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
    QCoreApplication::setApplicationName(u"trunkline"_s);
    QCoreApplication::setOrganizationName(u"trunkline"_s);
    // The environment is read first: taking the credentials empties it of our names.
    QElapsedTimer sinceBegun;
    const killtest::Script wanted = script(sinceBegun);
    const trunkline::JournalOptions journal = journalOptions();
    const QString certificate = qEnvironmentVariable("TRUNKLINE_TEST_CERTIFICATE");
    const auto credentials = trunkline::takeStartCredentials();
    const auto line = trunkline::parseCommandLine(asList(argc, argv), credentials.has_value());
    QApplication qtApplication(argc, argv);
    trust(certificate);
    trunkline::Application application(line, credentials, journal);
    killtest::Performer performer(killtest::stepsOf(wanted));
    QObject::connect(&performer, &killtest::Performer::finished, &qtApplication, [&sinceBegun] {
        say(QJsonDocument(whatIsShown(sinceBegun)).toJson(QJsonDocument::Compact));
        QApplication::closeAllWindows();
    });
    QObject::connect(&performer, &killtest::Performer::failed, &qtApplication,
                     [&sinceBegun](const QString &why) {
                         say(QJsonDocument(whatIsShown(sinceBegun)).toJson(QJsonDocument::Compact));
                         std::fputs(qUtf8Printable(why + u'\n'), stderr);
                         std::_Exit(1);
                     });
    performer.start();
    return application.run();
}
