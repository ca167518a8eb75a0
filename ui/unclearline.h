// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workspace.h"

#include <functional>
#include <QWidget>

class QLabel;

namespace trunkline {

/// What is known of unclear writes, a line each, and a button that has them looked for now. Hidden while
/// there are none.
class UnclearLine : public QWidget {
    Q_OBJECT
public:
    using IsAbout = std::function<bool(const Intent &)>;

    /// The label is named `name`, the button `name` and "CheckNow".
    UnclearLine(Workspace &workspace, const QString &name, QWidget *parent = nullptr);

    /// Which writes it tells of; none before.
    void setAbout(IsAbout isAbout);
    /// After what it is about has changed; it follows the journal by itself.
    void refresh();

private:
    QList<const Intent *> unclear() const;
    void checkNow();

    Workspace &m_workspace;
    IsAbout m_isAbout;
    QLabel *m_label;
};

/// Why the same action is not offered now, for a tool tip; empty when `open` is nullptr or not unclear.
QString blockedReason(const Intent *open);

} // namespace trunkline
