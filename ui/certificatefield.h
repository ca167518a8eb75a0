// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QLineEdit;
class QPushButton;

namespace trunkline {

/// A file of certificates that are trusted besides the system's, for private gateways: chosen or typed, and
/// looked at at once. Empty: none.
class CertificateField : public QWidget {
    Q_OBJECT
public:
    explicit CertificateField(QWidget *parent = nullptr);

    QString file() const;
    void setFile(const QString &file);
    /// Why the file cannot be used, as a sentence; empty when it can, or when there is none.
    const QString &problem() const { return m_problem; }

Q_SIGNALS:
    void edited();

private:
    void choose();
    void look();

    QLineEdit *m_edit;
    QPushButton *m_choose;
    QLabel *m_found;
    QString m_problem;
};

} // namespace trunkline
