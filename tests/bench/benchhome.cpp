// SPDX-License-Identifier: GPL-3.0-or-later
#include "benchhome.h"

#include "account/profilefolder.h"
#include "account/profilestore.h"
#include "startwindow.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace trunkline::bench {

BenchHome::BenchHome(const QString &archive)
{
    for (const char *name : {"XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"})
        qputenv(name, QFile::encodeName(m_folder.path()));
    QCoreApplication::setApplicationName(u"trunkline"_s);
    QCoreApplication::setOrganizationName(u"trunkline"_s);
    const Profile profile = startProfile();
    ProfileStore store(ProfileStore::defaultFile());
    const QString place = archivePathNamed(profileNameOf(profile.baseUrl, profile.accessKey));
    if (!store.save(profile) || !QDir().mkpath(QFileInfo(place).path()) || !QFile::copy(archive, place))
        qFatal("cannot set up an account in %s", qPrintable(m_folder.path()));
}

} // namespace trunkline::bench
