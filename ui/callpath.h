// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <QWidget>

namespace trunkline {

/// One station of the path a call takes.
struct CallStop {
    QString name; ///< alias or "SIP registration"
    QString kind; ///< "Host", "Number" ...
    QString value; ///< where it leads
};

/// The path of a call to a number, drawn: caller, primary route, and what happens if that fails. The same in
/// words is its accessible name.
class CallPath : public QWidget {
    Q_OBJECT
public:
    explicit CallPath(QWidget *parent = nullptr);

    /// Nothing for a route that is not set.
    void setPath(const std::optional<CallStop> &primary, const std::optional<CallStop> &failover);
    /// Before the routes have been read, or after that has failed.
    void setUnread(bool failed);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void changed();
    QString inWords() const;
    int boxHeight() const;
    void paintStop(QPainter &painter, int top, const QString &title, const QString &text, bool strong) const;
    void paintArrow(QPainter &painter, int top, const QString &label, bool dashed) const;

    enum class State { Reading, Failed, Known };
    State m_state = State::Reading;
    std::optional<CallStop> m_primary;
    std::optional<CallStop> m_failover;
};

} // namespace trunkline
