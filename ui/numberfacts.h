// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ownednumber.h"

#include <QHash>
#include <QWidget>

class QGridLayout;
class QLabel;

namespace trunkline {

/// The attributes of one number, a line each with what it means as tool tip. What only the detail knows shows
/// "…" until it has been read; attributes that the service left out take no line.
class NumberFacts : public QWidget {
    Q_OBJECT
public:
    explicit NumberFacts(QWidget *parent = nullptr);

    void showNumber(const OwnedNumber &number, const NumberDetail *detail);

private:
    struct Line {
        QLabel *title = nullptr;
        QLabel *value = nullptr;
    };
    void add(const QString &name, const QString &title, const QString &meaning);
    void set(const QString &name, const QString &text);
    void showDetail(const NumberDetail &detail);

    QGridLayout *m_layout;
    QHash<QString, Line> m_lines;
};

} // namespace trunkline
