// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "englishplurals.h"
#include "notice.h"
#include "quickpatience.h"
#include "sandboxaccount.h"
#include "workspace.h"

#include <memory>
#include <QTemporaryDir>
#include <QTest>
#include <QWidget>

/// A window on a sandbox account, for tests of pages by mouse and keys. It keeps watch: problems() must be
/// empty at the end of every test.
class PageFixture {
public:
    explicit PageFixture(const sandbox::Options &options = testsupport::SandboxAccount::smallOptions());
    ~PageFixture();

    testsupport::SandboxAccount &sandbox() { return m_sandbox; }
    trunkline::Workspace &workspace() { return *m_workspace; }
    /// As after a new start of the program: no window, another session and workspace on the same account and
    /// journal.
    void connectAgain(const trunkline::Patience &patience = trunkline::quickPatience());

    /// Shows the page in a window of that size and waits until it has the keyboard. The window owns it.
    bool show(QWidget *page, QSize size = {1100, 700});
    QWidget *window() { return m_window.get(); }
    /// Deletes the window and with it the page.
    void close() { m_window.reset(); }

    /// The widget of that name in the window, or of any dialog that is open; ends the test when there is
    /// none.
    template <typename T = QWidget> T *find(const char *name) const
    {
        QWidget *widget = findAnywhere(QLatin1String(name));
        T *found = qobject_cast<T *>(widget);
        if (!found)
            qFatal("no widget named %s of that class", name);
        return found;
    }
    /// Whether such a widget is there and visible.
    bool sees(const char *name) const;
    /// A click in the middle, by mouse, as a person does: it fails on what is hidden or disabled.
    void click(const char *name) const;
    /// Replaces what a field holds, key by key.
    void type(const char *name, const QString &text) const;
    /// Clicks that button and closes the dialog which it opens; what that told.
    QString details(const char *button) const;
    /// Chooses an entry of a combo box by keys.
    void choose(const char *name, const QString &text) const;

    /// Notices of pages, newest last; connect TabPage::notice to it.
    void take(const trunkline::Notice &notice) { m_notices.append(notice); }
    void forgetNotices() { m_notices.clear(); }
    const QList<trunkline::Notice> &notices() const { return m_notices; }

    /// Writes that went out twice, reads tried more often than the rule has it, and requests that the service
    /// does not understand. Qt's warnings fail by themselves, in every test.
    QStringList problems() const;

private:
    static QWidget *findAnywhere(QLatin1String name);

    testsupport::SandboxAccount m_sandbox;
    QTemporaryDir m_journal;
    trunkline::EnglishPlurals m_plurals;
    std::unique_ptr<trunkline::Session> m_session;
    std::unique_ptr<trunkline::Workspace> m_workspace;
    std::unique_ptr<QWidget> m_window;
    QList<trunkline::Notice> m_notices;
};
