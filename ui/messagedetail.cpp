// SPDX-License-Identifier: GPL-3.0-or-later
#include "messagedetail.h"

#include "domain/segments.h"
#include "gradualtext.h"
#include "messageprice.h"
#include "statuswords.h"
#include "tonecolor.h"
#include "ui_messagedetail.h"
#include "visibletext.h"

#include <QAction>
#include <QClipboard>
#include <QDateTime>
#include <QGuiApplication>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace trunkline {
namespace {

constexpr int mostMedia = 50; // listed; no message has that many
constexpr int urlRole = Qt::UserRole;

void quietHeading(QLabel *label)
{
    QFont font = label->font();
    font.setWeight(QFont::DemiBold);
    label->setFont(font);
    label->setContentsMargins(0, 8, 0, 0);
}

} // namespace

MessageDetail::MessageDetail(QWidget *parent)
    : QWidget(parent)
    , m_ui(std::make_unique<Ui::MessageDetail>())
{
    m_ui->setupUi(this);
    for (QLabel *heading : {m_ui->mediaHeading, m_ui->receiptsHeading, m_ui->idHeading})
        quietHeading(heading);
    QFont headline = m_ui->messageHeadline->font();
    headline.setPointSizeF(headline.pointSizeF() * 1.2);
    headline.setWeight(QFont::DemiBold);
    m_ui->messageHeadline->setFont(headline);
    m_ui->messageNone->setForegroundRole(QPalette::PlaceholderText);
    m_body = new GradualText(m_ui->messageBody, m_ui->messageShowMore);
    connectButtons();
    fill();
}

MessageDetail::~MessageDetail() = default;

void MessageDetail::connectButtons()
{
    const auto copy = [](const QString &text) { QGuiApplication::clipboard()->setText(text); };
    connect(m_ui->messageReply, &QPushButton::clicked, this, [this] { Q_EMIT replyRequested(*m_message); });
    connect(m_ui->messageCopy, &QPushButton::clicked, this, [this, copy] { copy(m_message->body); });
    connect(m_ui->messageCopyId, &QPushButton::clicked, this, [this, copy] { copy(m_message->id); });
    connect(m_body, &GradualText::grown, this, &MessageDetail::fitBody);
    auto *copyLink = new QAction(tr("Copy link"), m_ui->messageMedia);
    copyLink->setShortcut(QKeySequence::Copy);
    copyLink->setShortcutContext(Qt::WidgetShortcut);
    m_ui->messageMedia->addAction(copyLink);
    connect(copyLink, &QAction::triggered, this, [this, copy] {
        const QListWidgetItem *item = m_ui->messageMedia->currentItem();
        if (const QString url = item ? item->data(urlRole).toString() : QString(); !url.isEmpty())
            copy(url);
    });
}

void MessageDetail::showMessage(const Message &message)
{
    const bool same = m_message && m_message->id == message.id && m_message->body == message.body;
    m_message = message;
    fill();
    if (!same) // a new receipt must not throw away how far somebody has read
        fillBody();
}

void MessageDetail::setZone(const QTimeZone &zone)
{
    m_zone = zone;
    fill();
}

void MessageDetail::fill()
{
    m_ui->messageNone->setVisible(!m_message);
    m_ui->messageContent->setVisible(m_message.has_value());
    if (!m_message)
        return;
    const Message &message = *m_message;
    m_ui->messageHeadline->setText(
        tr("%1 to %2", "numbers of a message").arg(message.from.national(), message.to.national()));
    m_ui->messageFacts->setText(factsText());
    m_ui->messageCopy->setEnabled(!message.body.isEmpty());
    m_ui->messageId->setText(visibleLine(message.id));
    m_ui->messageId->setCursorPosition(0);
    m_ui->receiptTimeline->showReceipts(message, m_zone);
    fillMedia();
}

QString MessageDetail::factsText() const
{
    const Message &message = *m_message;
    const QString when =
        QDateTime::fromMSecsSinceEpoch(message.at, m_zone).toString(u"yyyy-MM-dd HH:mm:ss t"_s);
    const QString direction = message.outbound ? tr("Sent") : tr("Received");
    const QString status = statusWords(messageStatus(message));
    QStringList lines{message.outbound ? tr("%1 %2. %3").arg(direction, when, status)
                                       : tr("%1 %2").arg(direction, when)};
    lines += message.type.isEmpty()
        ? tr("%1, %2").arg(kindText(), message.cost().toString())
        : tr("%1, %2, %3").arg(kindText(), message.cost().toString(), visibleLine(message.type));
    if (const QString price = priceWords(message); !price.isEmpty())
        lines += tr("Price: %1").arg(price);
    return lines.join(u'\n');
}

QString MessageDetail::kindText() const
{
    if (m_message->isMms)
        return tr("MMS");
    const int stated = m_message->price ? m_message->price->segments : 0;
    return tr("SMS, %n part(s)", nullptr, stated > 0 ? stated : partsOfReceived(m_message->body));
}

void MessageDetail::fillBody()
{
    m_ui->messageBody->setPlaceholderText(m_message->isMms ? tr("No text, media only") : tr("No text"));
    m_body->setText(m_message->body);
}

void MessageDetail::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fitBody();
}

void MessageDetail::fitBody()
{
    // A plain text document measures its height in lines, wrapped ones counted.
    QPlainTextEdit *body = m_ui->messageBody;
    const int lines = qBound(3, int(body->document()->size().height()), 12);
    const int frame = 2 * (body->frameWidth() + int(body->document()->documentMargin()));
    body->setFixedHeight(lines * body->fontMetrics().lineSpacing() + frame);
}

void MessageDetail::fillMedia()
{
    const QList<MediaFile> &media = m_message->media;
    m_ui->mediaHeading->setVisible(!media.isEmpty());
    m_ui->messageMedia->setVisible(!media.isEmpty());
    m_ui->messageMedia->clear();
    for (const MediaFile &file : media.mid(0, mostMedia)) {
        const QString text = tr("%1 (%2, %3)")
                                 .arg(visibleLine(file.name, 80), visibleLine(file.mimeType, 40),
                                      QLocale().formattedDataSize(file.size));
        auto *item = new QListWidgetItem(text, m_ui->messageMedia);
        item->setData(urlRole, file.url);
        item->setToolTip(plainToolTip(visibleLine(file.url)));
    }
    if (const int hidden = int(media.size()) - m_ui->messageMedia->count(); hidden > 0)
        m_ui->messageMedia->addItem(tr("%n more file(s) that are not listed", nullptr, hidden));
    const int rows = qMin(m_ui->messageMedia->count(), 4);
    m_ui->messageMedia->setFixedHeight(rows * (fontMetrics().lineSpacing() + 6) + 8);
}

} // namespace trunkline
