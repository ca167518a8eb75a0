// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/message.h"
#include "statuswords.h"

#include <QTimeZone>
#include <QWidget>

class QVBoxLayout;

namespace trunkline {

/// What became of a message, step by step, oldest on top: plain words, then code and meaning, then the
/// moment. The steps are labels named receiptWords, receiptMeaning and receiptTime, so that they can be read
/// aloud.
class ReceiptTimeline : public QWidget {
    Q_OBJECT
public:
    explicit ReceiptTimeline(QWidget *parent = nullptr);

    void showReceipts(const Message &message, const QTimeZone &zone);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    struct Step {
        Tone tone;
        QWidget *row;
    };
    void addStep(Tone tone, const QString &words, const QString &meaning, const QString &time);

    QVBoxLayout *m_layout;
    QList<Step> m_steps;
};

} // namespace trunkline
