// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;

namespace trunkline {

/// Stands at the bottom of every window on the sandbox account and cannot be closed.
class SandboxStrip : public QWidget {
    Q_OBJECT
public:
    explicit SandboxStrip(QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void dress();
    QLabel *m_icon;
};

} // namespace trunkline
