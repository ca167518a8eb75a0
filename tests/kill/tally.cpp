// SPDX-License-Identifier: GPL-3.0-or-later
#include "tally.h"

#include <QHash>

using namespace Qt::StringLiterals;
using trunkline::Intent;
using trunkline::IntentState;

namespace killtest {

namespace {

/// The same for an intent and for its effect.
QString keyOf(const Intent &intent)
{
    const bool message = intent.kind == trunkline::WriteKind::SendMessage;
    return (message ? u"send "_s : trunkline::kindWord(intent.kind) + u' ') + intent.object;
}

QString keyOf(const sandbox::Effect &effect)
{
    if (effect.kind != "send"_L1)
        return effect.kind % u' ' % effect.object;
    return u"send %1>%2"_s.arg(effect.detail[u"from"_s].toString(), effect.detail[u"to"_s].toString());
}

QString describe(const Intent &intent)
{
    return u"intent %1, %2, is %3"_s.arg(QString::number(intent.id), keyOf(intent),
                                         trunkline::stateWord(intent.state));
}

class Comparison {
public:
    Comparison(const QList<Intent> &intents, const QList<sandbox::Effect> &ledger, const QStringList &foreign)
        : m_intents(intents)
    {
        for (const sandbox::Effect &effect : ledger) {
            if (!foreign.contains(effect.object))
                m_effects.insert(keyOf(effect), effect);
        }
        tally.attempted = int(intents.size());
        tally.effects = int(m_effects.size());
    }

    void countEffects()
    {
        const QStringList keys = m_effects.uniqueKeys();
        for (const QString &key : keys) {
            const int times = int(m_effects.count(key));
            if (times > 1)
                wrong(tally.duplicates, u"%1 happened %2 times"_s.arg(key).arg(times), times - 1);
            const auto claims = std::count_if(m_intents.begin(), m_intents.end(), [&key](const auto &intent) {
                return keyOf(intent) == key && intent.state == IntentState::Done;
            });
            if (claims != 1)
                wrong(tally.lost, u"%1 happened and is claimed %2 times"_s.arg(key).arg(claims));
        }
    }

    void judge(const Intent &intent)
    {
        tally.settledByReading += intent.settledBy == "read"_L1 ? 1 : 0;
        tally.settledByPerson += intent.settledBy == "person"_L1 ? 1 : 0;
        const QString key = keyOf(intent);
        if (intent.isOpen())
            wrong(tally.open, describe(intent));
        else if (intent.state == IntentState::Done && !m_effects.contains(key))
            wrong(tally.lost, describe(intent) + u", and it never happened"_s);
        else if (intent.state == IntentState::Done && intent.kind == trunkline::WriteKind::SendMessage
                 && !intent.reference.isEmpty() && m_effects.value(key).object != intent.reference)
            wrong(tally.lost, describe(intent) + u" by another's record, "_s + intent.reference);
    }

    Tally tally;

private:
    void wrong(int &count, const QString &problem, int times = 1)
    {
        count += times;
        tally.problems += problem;
    }

    const QList<Intent> &m_intents;
    QMultiHash<QString, sandbox::Effect> m_effects;
};

} // namespace

Tally &Tally::operator+=(const Tally &other)
{
    attempted += other.attempted;
    effects += other.effects;
    duplicates += other.duplicates;
    lost += other.lost;
    open += other.open;
    settledByReading += other.settledByReading;
    settledByPerson += other.settledByPerson;
    problems += other.problems;
    return *this;
}

Tally tallyOf(const QList<Intent> &intents, const QList<sandbox::Effect> &ledger, const QStringList &foreign)
{
    Comparison comparison(intents, ledger, foreign);
    comparison.countEffects();
    for (const Intent &intent : intents)
        comparison.judge(intent);
    return comparison.tally;
}

} // namespace killtest
