// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventorycriteria.h"

#include <algorithm>
#include <QCoreApplication>
#include <QStringList>

using namespace Qt::StringLiterals;

namespace trunkline {

namespace {

constexpr int NationalLength = 10;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(InventoryCriteria)
};

/// Collects the first problem; later ones are dropped, since fixing the first may settle them.
class Reader {
public:
    explicit Reader(const InventoryForm &form)
        : m_form(form)
    {
    }

    InventoryReading read()
    {
        m_reading.criteria.state = m_form.state.trimmed().toUpper();
        m_reading.criteria.numberType = m_form.numberType;
        readRateCenter();
        readAreaCode();
        readExchange();
        readStartsWith();
        m_reading.criteria.contains = digits(m_form.contains, InventoryField::Contains);
        m_reading.criteria.endsWith = digits(m_form.endsWith, InventoryField::EndsWith);
        checkOverlap();
        readMaxSetupCost();
        return m_reading;
    }

private:
    void fail(InventoryField field, const QString &text)
    {
        if (!m_reading.problem)
            m_reading.problem = InventoryProblem{field, text};
    }

    /// Spelling marks that people type or paste between digits are dropped; anything else is no digit.
    QString digits(const QString &typed, InventoryField field)
    {
        static const QString marks = u" ()-./"_s;
        QString found;
        for (const QChar c : typed.trimmed()) {
            if (c >= u'0' && c <= u'9')
                found += c;
            else if (!marks.contains(c))
                fail(field, Text::tr("Only digits can be searched for. Remove “%1”.").arg(c));
        }
        if (found.size() > NationalLength)
            fail(field, Text::tr("A number has 10 digits without the country code. Shorten this."));
        return found;
    }

    void readRateCenter()
    {
        m_reading.criteria.rateCenter = m_form.rateCenter.trimmed();
        if (!m_reading.criteria.rateCenter.isEmpty() && m_reading.criteria.state.isEmpty())
            fail(InventoryField::RateCenter, Text::tr("Choose the state of this rate center first."));
    }

    void readAreaCode()
    {
        const QString typed = digits(m_form.areaCode, InventoryField::AreaCode);
        m_reading.criteria.areaCode = typed;
        if (!typed.isEmpty() && typed.size() != 3)
            fail(InventoryField::AreaCode, Text::tr("An area code has three digits."));
    }

    void readExchange()
    {
        const QString typed = digits(m_form.exchange, InventoryField::Exchange);
        QString &areaCode = m_reading.criteria.areaCode;
        if (typed.size() == 6 && areaCode.isEmpty())
            areaCode = typed.left(3);
        if (typed.size() == 6 && typed.left(3) != areaCode)
            fail(InventoryField::Exchange,
                 Text::tr("Exchange %1 does not lie in area code %2.").arg(typed, areaCode));
        else if (!typed.isEmpty() && typed.size() != 3 && typed.size() != 6)
            fail(InventoryField::Exchange, Text::tr("An exchange has three digits."));
        else if (!typed.isEmpty() && areaCode.isEmpty())
            fail(InventoryField::Exchange, Text::tr("Choose the area code of this exchange first."));
        m_reading.criteria.exchange = typed.right(3);
    }

    void readStartsWith()
    {
        QString typed = m_form.startsWith.trimmed();
        // A pasted "+1 206" or "1 206": no area code begins with 1, so this 1 is the country code.
        if (typed.startsWith(u"+1"_s))
            typed.remove(0, 2);
        QString found = digits(typed, InventoryField::StartsWith);
        InventoryCriteria &criteria = m_reading.criteria;
        if (criteria.areaCode.isEmpty() && found.startsWith(u'1'))
            found.remove(0, 1);
        const int room = NationalLength - int(criteria.prefix().size());
        criteria.startsWith = found;
        if (found.size() > room)
            fail(InventoryField::StartsWith,
                 Text::tr("“Starts with” continues %1 and has room for %n more digit(s).", nullptr, room)
                     .arg(criteria.areaCode + criteria.exchange));
        else if (beginsExchangeBadly(criteria))
            fail(InventoryField::StartsWith,
                 Text::tr("“Starts with” continues area code %1, and no exchange begins with %2.")
                     .arg(criteria.areaCode, found.left(1)));
    }

    static bool beginsExchangeBadly(const InventoryCriteria &criteria)
    {
        return !criteria.areaCode.isEmpty() && criteria.exchange.isEmpty()
            && (criteria.startsWith.startsWith(u'0') || criteria.startsWith.startsWith(u'1'));
    }

    /// Where a long front and the ending cover the same digits they must agree.
    void checkOverlap()
    {
        const QString front = m_reading.criteria.prefix();
        const QString &end = m_reading.criteria.endsWith;
        const int shared = int(front.size() + end.size()) - NationalLength;
        if (shared > 0 && shared <= end.size() && front.right(shared) != end.left(shared))
            fail(InventoryField::EndsWith,
                 Text::tr("No number starts with %1 and ends with %2.").arg(front, end));
    }

    void readMaxSetupCost()
    {
        const QString typed = m_form.maxSetupCost.trimmed();
        Money money;
        if (typed.isEmpty())
            return;
        if (Money::parse(typed, &money) && money.nanodollars() >= 0)
            m_reading.criteria.maxSetupCost = money;
        else
            fail(InventoryField::MaxSetupCost, Text::tr("Type an amount in dollars, for example 1.50."));
    }

    const InventoryForm &m_form;
    InventoryReading m_reading;
};

QString typeClause(const QString &type)
{
    return type.startsWith("toll"_L1, Qt::CaseInsensitive) ? Text::tr("of type toll-free")
                                                           : Text::tr("of type local");
}

/// Every condition as a phrase of its own; the sentence is a plain list of them.
QStringList clauses(const InventoryCriteria &criteria)
{
    QStringList list;
    if (!criteria.state.isEmpty())
        list += Text::tr("in %1").arg(criteria.state);
    if (!criteria.rateCenter.isEmpty())
        list += Text::tr("rate center %1").arg(criteria.rateCenter.toUpper());
    if (!criteria.areaCode.isEmpty())
        list +=
            (list.isEmpty() ? Text::tr("in area code %1") : Text::tr("area code %1")).arg(criteria.areaCode);
    if (!criteria.exchange.isEmpty())
        list += Text::tr("exchange %1").arg(criteria.exchange);
    if (!criteria.startsWith.isEmpty())
        list += Text::tr("starting %1").arg(criteria.prefix());
    if (!criteria.contains.isEmpty())
        list += Text::tr("containing %1").arg(criteria.contains);
    if (!criteria.endsWith.isEmpty())
        list += Text::tr("ending %1").arg(criteria.endsWith);
    if (!criteria.numberType.isEmpty())
        list += typeClause(criteria.numberType);
    if (criteria.maxSetupCost)
        list += Text::tr("costing at most %1 to set up").arg(criteria.maxSetupCost->toString());
    return list;
}

} // namespace

InventoryReading readInventoryForm(const InventoryForm &form)
{
    return Reader(form).read();
}

QString describeCriteria(const InventoryCriteria &criteria)
{
    const QStringList list = clauses(criteria);
    if (list.isEmpty())
        return Text::tr("All numbers for sale");
    return Text::tr("Numbers %1", "a list of conditions: in WA, area code 206, ending 00")
        .arg(list.join(Text::tr(", ", "between conditions")));
}

QString looseningHint(const InventoryCriteria &criteria)
{
    if (criteria.startsWith.size() + criteria.contains.size() + criteria.endsWith.size() > 0)
        return Text::tr("Ask for fewer digits.");
    if (!criteria.rateCenter.isEmpty())
        return Text::tr("Leave the rate center out; its short name may be spelled differently.");
    if (!criteria.exchange.isEmpty())
        return Text::tr("Leave the exchange out to see the whole area code.");
    if (!criteria.state.isEmpty() && !criteria.areaCode.isEmpty())
        return Text::tr("Leave out the state or the area code; they may not belong together.");
    if (!criteria.numberType.isEmpty())
        return Text::tr("Allow any type of number.");
    if (!criteria.isEmpty())
        return Text::tr("Try another area code or state.");
    return Text::tr("The service has no numbers for sale at the moment. Try again later.");
}

} // namespace trunkline
