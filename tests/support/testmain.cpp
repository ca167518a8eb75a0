// SPDX-License-Identifier: GPL-3.0-or-later
#include "testmain.h"

#include <QMutex>
#include <QRegularExpression>

namespace {

QtMessageHandler qtest = nullptr; ///< prints, and knows what a test expects

/// Texts, in full, of warnings that tell nothing about the program. Each says why.
constexpr const char *notOurs[] = {
    // Qt 6.4 of a connection that is lost twice: by itself, and by a body that cannot be sent again.
    "QNetworkReplyImplPrivate::error: Internal problem, this method must only be called once.",
};

bool isNotOurs(const QString &text)
{
    for (const char *known : notOurs) {
        if (text == QLatin1String(known))
            return true;
    }
    return false;
}

void watch(QtMsgType type, const QMessageLogContext &context, const QString &text)
{
    if ((type == QtWarningMsg || type == QtCriticalMsg) && !isNotOurs(text)) {
        // Asked for anew with each: QTest forgets it after every test function. Warnings come from any
        // thread.
        static QMutex mutex;
        const QMutexLocker lock(&mutex);
        QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
        // Only warnings are looked at, so a critical message becomes one.
        return qtest(QtWarningMsg, context, text);
    }
    qtest(type, context, text);
}

} // namespace

int testsupport::runTest(QObject *test, int argc, char **argv)
{
    QTest::qInit(test, argc, argv);
    qtest = qInstallMessageHandler(watch);
    const int result = QTest::qRun();
    qInstallMessageHandler(qtest);
    QTest::qCleanup();
    return result;
}
