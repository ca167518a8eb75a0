// SPDX-License-Identifier: GPL-3.0-or-later
#include "windows.h"

#include "visibletext.h"

#include <algorithm>

namespace trunkline {

namespace {

constexpr int cascade = 36; // pixels that a new window lies lower and further right than the one before

} // namespace

Windows::Windows(Accounts accounts, JournalOptions journal, QObject *parent)
    : QObject(parent)
    , m_accounts(accounts)
    , m_journal(std::move(journal))
{
}

Windows::~Windows() = default;

AccountWindow *Windows::add()
{
    m_windows.push_back(std::make_unique<AccountWindow>(m_accounts, m_journal));
    AccountWindow *added = m_windows.back().get();
    listen(added);
    MainWindow &window = added->window();
    if (m_windows.size() > 1 && !window.isMaximized())
        window.move(m_windows[m_windows.size() - 2]->window().pos() + QPoint(cascade, cascade));
    window.show();
    return added;
}

void Windows::listen(AccountWindow *from)
{
    const MainWindow *window = &from->window();
    connect(window, &MainWindow::newWindowRequested, this, [this] { add()->window().showWelcomeIfEmpty(); });
    connect(window, &MainWindow::closed, this, [this, from] { remove(from); });
    connect(window, &MainWindow::sandboxRequested, this, [this, from](bool inNewWindow) {
        if (inNewWindow)
            add()->openSandbox();
        else
            from->window().leaveAccount([from] { from->openSandbox(); });
    });
    connect(window, &MainWindow::profileRequested, this, [this, from](const QString &id, bool inNewWindow) {
        const Profile *profile = m_accounts.profiles.find(id);
        if (!profile || raiseOther(nullptr, *profile))
            return;
        if (!inNewWindow)
            return from->window().leaveAccount([from, copy = *profile] { from->open(copy); });
        AccountWindow *added = add();
        added->open(*profile);
        added->window().showWelcomeIfEmpty(); // behind what is asked
    });
    connect(window, &MainWindow::connectionRequested, this, [this, from](const ConnectionRequest &request) {
        if (!isElsewhere(from, request.profile))
            from->connectTo(request);
    });
}

void Windows::open(AccountWindow *in, const Profile &profile)
{
    if (!raiseOther(nullptr, profile))
        in->open(profile);
}

void Windows::openWith(AccountWindow *in, const Profile &profile, const QString &secretKey)
{
    if (!isElsewhere(in, profile))
        in->openWith(profile, secretKey);
}

bool Windows::isElsewhere(const AccountWindow *than, const Profile &profile)
{
    AccountWindow *other = raiseOther(than, profile);
    if (!other)
        return false;
    const QString text = tr("%1 is open here. Disconnect it first to use the new keys.");
    other->window().post({QStringLiteral("account.elsewhere"),
                          Notice::Severity::Info,
                          text.arg(visibleLine(profile.label)),
                          {},
                          {},
                          {}});
    return true;
}

AccountWindow *Windows::raiseOther(const AccountWindow *than, const Profile &profile)
{
    const QString account = accountNameOf(profile);
    const auto other = std::find_if(m_windows.cbegin(), m_windows.cend(), [&](const auto &window) {
        return window.get() != than && window->has(account);
    });
    if (other == m_windows.cend())
        return nullptr;
    QWidget &window = (*other)->window();
    window.setWindowState(window.windowState() & ~Qt::WindowMinimized);
    window.raise();
    window.activateWindow();
    return other->get();
}

void Windows::remove(AccountWindow *window)
{
    const auto found = std::find_if(m_windows.begin(), m_windows.end(),
                                    [window](const auto &one) { return one.get() == window; });
    if (found == m_windows.end())
        return;
    window->setParent(this);
    found->release()->deleteLater(); // it is being closed this moment
    m_windows.erase(found);
}

} // namespace trunkline
