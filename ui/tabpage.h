// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "notice.h"
#include "retrywatch.h"

#include <QWidget>

namespace trunkline {

/// A tab of the window. The window forwards its keys and menu entries to the current page and shows what the
/// page says about itself; a page never reaches up.
class TabPage : public QWidget {
    Q_OBJECT
public:
    explicit TabPage(QWidget *parent = nullptr);

    /// For the status line: "312 of 312", "200 loaded, more on the server".
    virtual QString countText() const = 0;
    /// When what is shown was last read to its end, UTC milliseconds; 0 if never.
    virtual qint64 updatedAt() const = 0;
    virtual bool isBusy() const = 0;
    /// The zone in which this page shows times, for the status line: always on screen.
    virtual QString zoneText() const;
    /// What is being tried again, in words; empty while nothing is.
    QString retryingText() const { return m_retries.text(); }
    /// The number shown in the tab's title, or -1 for none.
    virtual int tabCount() const { return -1; }

    virtual void refresh() = 0; ///< F5
    virtual void focusFilter() = 0; ///< Ctrl+F
    virtual void clearFilter() = 0; ///< Escape
    virtual void toggleDetail() = 0; ///< F9
    virtual void cancel() = 0; ///< the status line's Cancel

Q_SIGNALS:
    /// Any of the texts or states above changed.
    void statusChanged();
    void notice(const trunkline::Notice &notice);
    void withdrawNotice(const QString &id);

protected:
    /// A page tells it of each of its readers.
    RetryWatch &retries() { return m_retries; }

private:
    RetryWatch m_retries;
};

} // namespace trunkline
