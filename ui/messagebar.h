// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "notice.h"

#include <QWidget>

class QVBoxLayout;

namespace trunkline {

/// One line per open problem or finished job, newest on top, at most four in sight. Good news hides itself
/// after a while; warnings and errors stay until they are dismissed, replaced or withdrawn.
class MessageBar : public QWidget {
    Q_OBJECT
public:
    explicit MessageBar(QWidget *parent = nullptr);

    void post(const Notice &notice);
    void withdraw(const QString &id);

private:
    class Line;
    Line *line(const QString &id) const;

    QVBoxLayout *m_lines;
};

} // namespace trunkline
