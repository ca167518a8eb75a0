// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/money.h"
#include "statuswords.h"

#include <QItemSelection>
#include <QSortFilterProxyModel>

namespace trunkline {

class MessagesModel;

/// What the footer says of the rows shown, or of those selected.
struct MessageTotals {
    int rows = 0;
    int parts = 0;
    Money cost;
    friend bool operator==(const MessageTotals &, const MessageTotals &) = default;
};

/// Which of the loaded messages are shown, and in which order. Text is looked for in the body, in the id, and
/// in the numbers in any spelling; all conditions must hold.
class MessageFilter : public QSortFilterProxyModel {
    Q_OBJECT
public:
    enum class Direction { Any, Sent, Received };
    enum class Kind { Any, Sms, Mms };
    enum class Standing { Any, Received, Underway, Arrived, Failed };

    explicit MessageFilter(MessagesModel &messages, QObject *parent = nullptr);

    void setText(const QString &text);
    void setDirection(Direction direction);
    void setKind(Kind kind);
    void setStanding(Standing standing);
    /// Back to showing everything.
    void clear();
    bool isActive() const;

    const Message *message(const QModelIndex &shown) const;
    /// A view is about to show these rows: asks for those that are not at hand, in runs.
    void want(int first, int last);
    /// The row shown for that id, or an invalid index.
    QModelIndex indexOf(const QString &id, int column = 0) const;

    /// Of everything that is shown.
    MessageTotals totals() const;
    /// Of the selected rows, each counted once. By ranges, since a list of all selected rows takes seconds
    /// when everything is selected.
    MessageTotals totals(const QItemSelection &selection) const;

protected:
    bool filterAcceptsRow(int sourceRow, const QModelIndex &sourceParent) const override;
    bool lessThan(const QModelIndex &left, const QModelIndex &right) const override;

private:
    void conditionsChanged();
    bool matchesText(const Message &message) const;
    bool matchesChoices(const Message &message) const;
    void add(MessageTotals *totals, const Message *message) const;
    int compare(const Message &a, const Message &b, int column) const;

    MessagesModel &m_messages;
    QString m_text;
    QString m_digits; ///< of m_text, when it can be read as a part of a number
    Direction m_direction = Direction::Any;
    Kind m_kind = Kind::Any;
    Standing m_standing = Standing::Any;
};

} // namespace trunkline
