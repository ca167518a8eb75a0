// SPDX-License-Identifier: GPL-3.0-or-later
// A program that does nothing but read an account into an archive, to be killed on its way:
//   syncrunner URL FILE DAYS         (keys: TRUNKLINE_ACCESS_KEY, TRUNKLINE_SECRET_KEY)
// It goes on by itself when the network was lost, prints "begun" with the first page that is stored and ends
// with 0 when the span is read whole, with 1 on anything else.
#include "api/transport.h"
#include "archive/archivethread.h"
#include "archive/messagesync.h"

#include <cstdio>
#include <QCoreApplication>
#include <QDateTime>
#include <QTimer>
#include <QUrl>

using namespace trunkline;
using namespace Qt::StringLiterals;

namespace {

constexpr int againMs = 100;

void begin(MessageSync &sync, int days)
{
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    sync.start({now - days * 24 * 3'600'000LL, now + 1});
}

void follow(MessageSync &sync)
{
    if (sync.trouble()) {
        std::fprintf(stderr, "%s\n", qPrintable(sync.trouble().words));
        QCoreApplication::exit(1);
    } else if (sync.state() == MessageSync::State::Complete) {
        QCoreApplication::exit(0);
    } else if (sync.state() == MessageSync::State::Failed) {
        QTimer::singleShot(againMs, &sync, &MessageSync::poll);
    }
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() != 4)
        return 2;
    Transport transport(
        QUrl(arguments.at(1)),
        {qEnvironmentVariable("TRUNKLINE_ACCESS_KEY"), qEnvironmentVariable("TRUNKLINE_SECRET_KEY")}, {},
        nullptr);
    ArchiveThread archive;
    MessageSync sync(transport, archive);
    QObject::connect(&sync, &MessageSync::changed, &sync, [&sync] { follow(sync); });
    QObject::connect(&sync, &MessageSync::stored, &sync, [] {
        std::fputs("begun\n", stdout);
        std::fflush(stdout);
    });
    archive.open(arguments.at(2), &sync, [&](const ArchiveThread::Opened &opened) {
        if (opened.trouble || !opened.aside.isEmpty()) {
            std::fprintf(stderr, "%s%s\n", qPrintable(opened.trouble.words), qPrintable(opened.aside));
            QCoreApplication::exit(1);
        } else {
            begin(sync, arguments.at(3).toInt());
        }
    });
    return QCoreApplication::exec();
}
