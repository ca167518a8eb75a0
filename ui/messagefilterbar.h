// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "archive/messagequery.h"

#include <memory>
#include <QWidget>

namespace Ui {
class MessageFilterBar;
}

namespace trunkline {

/// What is looked for among the messages. The line of text is the whole truth: the choices beside it write
/// into it and follow it, and so do the chips below, one for each condition that is no plain word; a click
/// takes it away. Widgets by name: messagesFilter, messagesDirection, messagesStatus, messagesType,
/// messagesChips with a messagesChip for each.
class MessageFilterBar : public QWidget {
    Q_OBJECT
public:
    explicit MessageFilterBar(QWidget *parent = nullptr);
    ~MessageFilterBar() override;

    /// As it stands now, days in that zone. The order stays the default.
    MessageQuery query() const;
    /// Days and times typed without an offset are those of the zone.
    void setZone(const QTimeZone &zone);
    void setText(const QString &text);
    QString text() const;
    /// Other days in place of those that are typed.
    void setDays(const TimeRange &range);
    void clear();
    void focus();

Q_SIGNALS:
    void queryChanged();

private:
    void fillChoices();
    void textChanged();
    void choiceChanged(QueryTerm::Key key, const QString &value);
    void followText(const MessageQuery &query);
    void showChips(const MessageQuery &query);

    std::unique_ptr<Ui::MessageFilterBar> m_ui;
    QTimeZone m_zone = QTimeZone::systemTimeZone();
};

} // namespace trunkline
