// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>
#include <QTimer>

namespace trunkline {

/// Loads the fonts of the scripts that messages are written in, one in each idle turn of the event loop. Else
/// the first message of a script would hold the window up for as long as all of its fonts take: 20 to 60 ms.
class FontWarmUp : public QObject {
    Q_OBJECT
public:
    explicit FontWarmUp(const QFont &font, QObject *parent = nullptr);

    void start();

Q_SIGNALS:
    void done();

private:
    void loadNext();

    QFont m_font;
    QTimer m_idle;
    int m_next = 0;
};

} // namespace trunkline
