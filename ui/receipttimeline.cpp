// SPDX-License-Identifier: GPL-3.0-or-later
#include "receipttimeline.h"

#include "domain/receiptcode.h"
#include "theme.h"
#include "tonecolor.h"
#include "visibletext.h"

#include <QDateTime>
#include <QLabel>
#include <QPainter>
#include <QStyle>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace trunkline {
namespace {

constexpr int railWidth = 24;
constexpr qsizetype mostShown = 30; // a message has two or three; each is a row of labels

QLabel *line(const QString &text, const QString &name, bool quiet, QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setObjectName(name);
    label->setTextFormat(Qt::PlainText);
    label->setText(text);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    if (quiet)
        label->setForegroundRole(QPalette::PlaceholderText);
    return label;
}

QString momentText(qint64 at, const QTimeZone &zone)
{
    return QDateTime::fromMSecsSinceEpoch(at, zone).toString(u"yyyy-MM-dd HH:mm:ss"_s);
}

} // namespace

ReceiptTimeline::ReceiptTimeline(QWidget *parent)
    : QWidget(parent)
    , m_layout(new QVBoxLayout(this))
{
    setObjectName(u"receiptTimeline"_s);
    setAccessibleName(tr("Delivery receipts"));
    m_layout->setContentsMargins(railWidth, 0, 0, 0);
    m_layout->setSpacing(8);
}

void ReceiptTimeline::showReceipts(const Message &message, const QTimeZone &zone)
{
    for (const Step &step : std::exchange(m_steps, {}))
        delete step.row;
    if (!message.outbound) {
        addStep(Tone::Neutral, tr("Received"), tr("The service keeps no receipts of received messages."),
                momentText(message.at, zone));
        return;
    }
    addStep(Tone::Good, tr("Accepted by Flowroute"), {}, momentText(message.at, zone));
    const QList<DeliveryReceipt> shown = message.receipts.mid(0, mostShown); // the newest come first
    if (const int hidden = int(message.receipts.size() - shown.size()); hidden > 0)
        addStep(Tone::Neutral, tr("%n older receipt(s) that are not shown", nullptr, hidden), {}, {});
    for (auto receipt = shown.crbegin(); receipt != shown.crend(); ++receipt)
        addStep(receiptTone(*receipt), receiptWords(*receipt), visibleLine(receiptMeaning(*receipt)),
                momentText(receipt->at, zone));
    if (!isFinal(deliveryState(message)))
        addStep(Tone::Progress, tr("No final receipt yet"),
                tr("Many carriers send none. Refresh to look again."), {});
}

void ReceiptTimeline::addStep(Tone tone, const QString &words, const QString &meaning, const QString &time)
{
    auto *row = new QWidget(this);
    auto *lines = new QVBoxLayout(row);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(0);
    lines->addWidget(line(words, u"receiptWords"_s, false, row));
    if (!meaning.isEmpty())
        lines->addWidget(line(meaning, u"receiptMeaning"_s, true, row));
    if (!time.isEmpty())
        lines->addWidget(line(time, u"receiptTime"_s, true, row));
    m_layout->addWidget(row);
    m_steps.append({tone, row});
    update();
}

void ReceiptTimeline::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const auto signBox = [this](const Step &step) {
        const QRect box(0, step.row->y(), railWidth - 8, step.row->fontMetrics().height());
        return QStyle::visualRect(layoutDirection(), rect(), box);
    };
    painter.setPen(QPen(StateColors::of(palette()).hairline, 1.5));
    for (qsizetype i = 1; i < m_steps.size(); ++i)
        painter.drawLine(signBox(m_steps.at(i - 1)).center() + QPoint(0, 8),
                         signBox(m_steps.at(i)).center() - QPoint(0, 8));
    for (const Step &step : m_steps)
        paintToneSign(&painter, signBox(step), step.tone, toneColor(step.tone, palette()));
}

} // namespace trunkline
