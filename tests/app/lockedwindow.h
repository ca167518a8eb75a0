// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "englishplurals.h"
#include "keptaccounts.h"
#include "mainwindow.h"
#include "sandboxaccount.h"

#include <memory>
#include <QStringList>
#include <QTest>

/// The whole window on a sandbox account that may be read-only, for tests by mouse and keys. problems() must
/// be empty at the end of every test.
class LockedWindow {
public:
    LockedWindow();
    ~LockedWindow();

    testsupport::SandboxAccount &sandbox() { return m_sandbox; }
    trunkline::MainWindow &window() { return *m_window; }
    trunkline::Session &session() { return *m_window->session(); }
    trunkline::ReadOnlyLock &lock() { return session().lock(); }

    /// Connects the account, as another one would be, and waits for its numbers.
    bool open(const trunkline::LockSettings &lock, const QString &name = QStringLiteral("Production"),
              const trunkline::JournalOptions &journal = {});

    /// What is visible under that name in any window, or nullptr.
    template <typename T = QWidget> T *find(const char *name) const
    {
        return qobject_cast<T *>(findVisible(QLatin1String(name)));
    }
    bool sees(const char *name) const { return find(name) != nullptr; }
    /// A click in the middle, by mouse, once it can be clicked.
    void click(const char *name) const;
    void type(const char *name, const QString &text) const;
    QString text(const char *name) const; ///< of a label, button or line edit; empty when it is not visible
    QAction *action(const char *name) const { return m_window->findChild<QAction *>(QLatin1String(name)); }
    /// A press with the keys of its shortcut or mnemonic, at the widget with the keyboard.
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) const;

    /// Selects rows of the numbers by mouse and waits until their routes are known.
    bool selectNumbers(int first, int last);
    /// The sentences in the message bar, newest first.
    QStringList notices() const;
    /// Everything that is not a read, "PATCH /v2/numbers/12065550100 ...", in order.
    QStringList writes() const;
    QStringList problems() const;

private:
    static QWidget *findVisible(QLatin1String name);

    testsupport::SandboxAccount m_sandbox;
    trunkline::EnglishPlurals m_plurals;
    testsupport::KeptAccounts m_kept;
    std::unique_ptr<trunkline::MainWindow> m_window;
};
