// SPDX-License-Identifier: GPL-3.0-or-later
#include "numberfacts.h"

#include "domain/usstates.h"
#include "numbersmodel.h"
#include "visibletext.h"

#include <QGridLayout>
#include <QLabel>

using namespace Qt::StringLiterals;

namespace trunkline {

namespace {

QString moneyText(const std::optional<Money> &amount)
{
    return amount ? amount->toString() : QString();
}

QString placeText(const OwnedNumber &number)
{
    QStringList parts;
    if (!number.rateCenter.isEmpty())
        parts += number.rateCenter.toUpper();
    if (!number.state.isEmpty())
        parts += usStateName(number.state);
    return parts.join(u", "_s);
}

} // namespace

// Not a QFormLayout: with hidden rows, Qt 6.4 writes beyond its arrays when a label there wraps.
NumberFacts::NumberFacts(QWidget *parent)
    : QWidget(parent)
    , m_layout(new QGridLayout(this))
{
    m_layout->setContentsMargins(0, 4, 0, 4);
    m_layout->setHorizontalSpacing(16);
    m_layout->setVerticalSpacing(6);
    m_layout->setColumnStretch(1, 1);
    add(u"factAlias"_s, tr("Alias"), tr("A friendly name, seen only in this account."));
    add(u"factType"_s, tr("Type"), tr("Local or toll-free, and the service's own word for it."));
    add(u"factPlace"_s, tr("Rate center"), tr("The place that decides which calls to it are local."));
    add(u"factMonthly"_s, tr("Monthly"), tr("What the number costs each month."));
    add(u"factInbound"_s, tr("Inbound"), tr("What a minute of an inbound call costs."));
    add(u"factTier"_s, tr("Tier"), tr("The price class of the number."));
    add(u"factE911"_s, tr("E911"), tr("The emergency address that belongs to the number."));
    add(u"factCnam"_s, tr("CNAM preset"), tr("The caller name shown on calls from this number."));
    add(u"factProvisioning"_s, tr("Provisioning"), tr("How far the service is with switching messaging on."));
    add(u"factNote"_s, tr("Note"), tr("A note kept with the number by the service."));
}

void NumberFacts::add(const QString &name, const QString &title, const QString &meaning)
{
    auto *value = new QLabel(this);
    value->setObjectName(name);
    value->setTextFormat(Qt::PlainText);
    value->setWordWrap(true);
    value->setTextInteractionFlags(Qt::TextSelectableByMouse);
    value->setToolTip(plainToolTip(meaning));
    auto *label = new QLabel(title, this);
    label->setTextFormat(Qt::PlainText);
    label->setToolTip(plainToolTip(meaning));
    label->setForegroundRole(QPalette::PlaceholderText);
    const int row = m_layout->rowCount();
    m_layout->addWidget(label, row, 0, Qt::AlignTop | Qt::AlignLeading);
    m_layout->addWidget(value, row, 1, Qt::AlignTop);
    m_lines.insert(name, {label, value});
}

void NumberFacts::set(const QString &name, const QString &text)
{
    const Line line = m_lines.value(name);
    line.value->setText(visibleLine(text));
    line.title->setVisible(!text.isEmpty());
    line.value->setVisible(!text.isEmpty());
}

void NumberFacts::showNumber(const OwnedNumber &number, const NumberDetail *detail)
{
    set(u"factAlias"_s, number.alias.isEmpty() ? tr("none") : number.alias);
    set(u"factType"_s,
        number.type.isEmpty() ? QString() : tr("%1 (%2)").arg(NumbersModel::typeText(number), number.type));
    set(u"factPlace"_s, placeText(number));
    if (detail) {
        showDetail(*detail);
        return;
    }
    for (const QString &name :
         {u"factInbound"_s, u"factTier"_s, u"factCnam"_s, u"factProvisioning"_s, u"factNote"_s})
        set(name, {});
    set(u"factMonthly"_s, u"…"_s);
    set(u"factE911"_s, u"…"_s);
}

void NumberFacts::showDetail(const NumberDetail &detail)
{
    set(u"factMonthly"_s, moneyText(detail.monthlyCost));
    set(u"factInbound"_s,
        detail.inboundRate ? tr("%1 a minute").arg(detail.inboundRate->toString()) : QString());
    set(u"factTier"_s, detail.tier);
    set(u"factE911"_s, detail.e911Id.isEmpty() ? tr("none") : detail.e911Id);
    set(u"factCnam"_s, detail.cnamId);
    set(u"factProvisioning"_s, detail.provisioningStatus);
    set(u"factNote"_s, detail.note);
}

} // namespace trunkline
