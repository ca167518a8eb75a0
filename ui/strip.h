// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "labeltone.h"

#include <QWidget>

class QHBoxLayout;
class QLabel;

namespace trunkline {

/// A tinted line with a picture and a sentence: says what holds for the whole window or dialog and cannot be
/// closed. The picture and the words are there so that the colour is never the only sign.
class Strip : public QWidget {
    Q_OBJECT
public:
    /// Named `name` and "Strip"; its label `name` and "Text".
    Strip(const QString &name, const QString &iconName, const QString &text, LabelTone tone,
          QWidget *parent = nullptr);

protected:
    /// For what stands behind the sentence.
    QHBoxLayout *row() const { return m_row; }
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void dress();

    QHBoxLayout *m_row;
    QLabel *m_icon;
    QString m_iconName;
    LabelTone m_tone;
};

} // namespace trunkline
