// SPDX-License-Identifier: GPL-3.0-or-later
#include "unclearwords.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>
#include <QStringList>

using namespace Qt::StringLiterals;

namespace trunkline {

namespace {

struct UnclearTr {
    Q_DECLARE_TR_FUNCTIONS(trunkline::Unclear)
};

QString checkingText(const Checking &checking)
{
    QStringList parts;
    if (checking.nextAt == 0) {
        parts += UnclearTr::tr("unclear, checking now");
    } else {
        const QTime next = QDateTime::fromMSecsSinceEpoch(checking.nextAt).time();
        parts +=
            UnclearTr::tr("unclear, checking: next look at %1").arg(QLocale().toString(next, u"HH:mm:ss"_s));
    }
    if (checking.reads > 0)
        parts += UnclearTr::tr("not seen in %n look(s)", nullptr, checking.reads);
    if (checking.lastProblem.isError())
        parts += UnclearTr::tr("the last look failed and is repeated");
    return parts.join(UnclearTr::tr("; ", "between what is known of an unclear write"));
}

} // namespace

QString uncertainty(const Intent &intent)
{
    switch (intent.state) {
    case IntentState::Waiting:
    case IntentState::UnderWay:
        return UnclearTr::tr("under way, not answered yet");
    case IntentState::LeftToPerson:
        return UnclearTr::tr("unclear: reading cannot tell it from others like it");
    case IntentState::Unknown:
        return checkingText(intent.checking);
    case IntentState::Done:
    case IntentState::Refused:
    case IntentState::Absent:
        break;
    }
    return {};
}

QString uncertaintyAtStart(const Intent &intent)
{
    const QString words = uncertainty(intent);
    return words.left(1).toUpper() + words.mid(1);
}

} // namespace trunkline
