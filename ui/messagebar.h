// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "notice.h"

#include <QWidget>

class QPushButton;
class QVBoxLayout;

namespace trunkline {

/// One line per open problem or finished job, newest on top, at most four in sight; a button shows the next
/// four. Good news hides itself after a while and gives way to others; warnings and errors stay until they
/// are dismissed, replaced or withdrawn.
class MessageBar : public QWidget {
    Q_OBJECT
public:
    explicit MessageBar(QWidget *parent = nullptr);

    void post(const Notice &notice);
    void withdraw(const QString &id);
    /// Whether a line of that id is there still.
    bool shows(const QString &id) const { return line(id) != nullptr; }

private:
    class Line;
    Line *line(const QString &id) const;
    void remove(Line *old);
    void arrange();

    QVBoxLayout *m_layout;
    QPushButton *m_more;
    QList<Line *> m_lines; ///< newest first
    qsizetype m_first = 0; ///< the first in sight
};

} // namespace trunkline
