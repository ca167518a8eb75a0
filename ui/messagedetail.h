// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/message.h"

#include <memory>
#include <optional>
#include <QTimeZone>
#include <QWidget>

namespace Ui {
class MessageDetail;
}

namespace trunkline {

class GradualText;

/// One message in full: both numbers, the whole body as plain text, media, receipts and id. Widgets by name:
/// messageHeadline, messageFacts, messageReply, messageCopy, messageBody, messageShowMore, messageMedia,
/// receiptTimeline, messageId, messageCopyId.
class MessageDetail : public QWidget {
    Q_OBJECT
public:
    explicit MessageDetail(QWidget *parent = nullptr);
    ~MessageDetail() override;

    void showMessage(const Message &message);
    const std::optional<Message> &message() const { return m_message; }
    void setZone(const QTimeZone &zone);

Q_SIGNALS:
    void replyRequested(const trunkline::Message &message);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void fitBody();
    void connectButtons();
    void fill();
    void fillBody();
    void fillMedia();
    QString factsText() const;
    QString kindText() const;

    std::unique_ptr<Ui::MessageDetail> m_ui;
    std::optional<Message> m_message;
    GradualText *m_body = nullptr;
    QTimeZone m_zone = QTimeZone::systemTimeZone();
};

} // namespace trunkline
