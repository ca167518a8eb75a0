// SPDX-License-Identifier: GPL-3.0-or-later
#include "settlednews.h"

#include "intentkinds.h"
#include "journalwords.h"
#include "visibletext.h"

using namespace Qt::StringLiterals;

namespace trunkline {

namespace {

/// "alias", "cnam" or "messaging": one of them is in every edit that this program asks for.
QString editedThing(const Intent &edit)
{
    for (const auto &thing : {u"alias"_s, u"cnam"_s}) {
        if (edit.wish.contains(thing))
            return thing;
    }
    return u"messaging"_s;
}

QString editAction(const Intent &edit, const QString &number)
{
    const QString thing = editedThing(edit);
    if (thing == "alias"_L1)
        return SettledNews::tr("Changing the alias of %1").arg(number);
    return thing == "cnam"_L1 ? SettledNews::tr("Switching the caller name look-up of %1").arg(number)
                              : SettledNews::tr("Switching messaging of %1").arg(number);
}

} // namespace

QString changeNoticeId(const Intent &intent)
{
    if (intent.kind == WriteKind::EditNumber)
        return editedThing(intent) + u'.' + intent.object;
    if (intent.kind == WriteKind::Release)
        return u"release."_s + intent.object;
    if (actsOnCallback(intent.kind))
        return u"callback."_s + intent.object;
    return (actsOnRoute(intent.kind) ? u"routes."_s : u"route."_s) + intent.object;
}

QString changeAction(const Intent &intent, const RouteBook &routes)
{
    const QString number = PhoneNumber::fromService(intent.object).national();
    const QString route = visibleLine(routes.displayName(intent.object), 60);
    switch (intent.kind) {
    case WriteKind::EditNumber:
        return editAction(intent, number);
    case WriteKind::Release:
        return SettledNews::tr("Releasing %1").arg(number);
    case WriteKind::SetPrimaryRoute:
        return SettledNews::tr("Setting the primary route of %1").arg(number);
    case WriteKind::ClearPrimaryRoute:
        return SettledNews::tr("Clearing the primary route of %1").arg(number);
    case WriteKind::SetFailoverRoute:
        return SettledNews::tr("Setting the failover route of %1").arg(number);
    case WriteKind::ClearFailoverRoute:
        return SettledNews::tr("Clearing the failover route of %1").arg(number);
    case WriteKind::CreateRoute:
        return SettledNews::tr("Creating the route %1").arg(route);
    case WriteKind::UpdateRoute:
        return SettledNews::tr("Changing the route %1").arg(route);
    case WriteKind::DeleteRoute:
        return SettledNews::tr("Deleting the route %1").arg(route);
    case WriteKind::SetCallback:
        return SettledNews::tr("Setting the callback for %1").arg(JournalWords::object(intent));
    case WriteKind::ClearCallback:
        return SettledNews::tr("Clearing the callback for %1").arg(JournalWords::object(intent));
    case WriteKind::Purchase:
    case WriteKind::SendMessage:
        break;
    }
    return {};
}

Notice settledNotice(const Intent &intent, const RouteBook &routes)
{
    const QString what = changeAction(intent, routes);
    const bool done = intent.state == IntentState::Done;
    Notice news;
    news.id = changeNoticeId(intent);
    news.severity = done ? Notice::Severity::Good : Notice::Severity::Warning;
    news.text = done
        ? SettledNews::tr("%1 has happened: reading the account shows it.").arg(what)
        : SettledNews::tr("%1 did not happen: reading the account has proven it. You may try it again.")
              .arg(what);
    return news;
}

SettledNews::SettledNews(Workspace &workspace, QObject *parent)
    : QObject(parent)
    , m_workspace(workspace)
{
    connect(&workspace.session.journal(), &Journal::settled, this, &SettledNews::tell);
}

void SettledNews::tell(qint64 id)
{
    const Intent *intent = m_workspace.session.journal().find(id);
    if (!intent || !wasSettledLater(*intent) || m_leftOut.contains(intent->order))
        return;
    if (m_workspace.session.journal().isCarriedOver(id))
        return; // JournalNotices tells of those
    if (!changeAction(*intent, m_workspace.routes).isEmpty())
        Q_EMIT notice(settledNotice(*intent, m_workspace.routes));
}

} // namespace trunkline
