// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/passingfolder.h"

#include <QDir>
#include <QFileInfo>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace trunkline {

namespace {

const QString lockName = u"in-use.lock"_s;

std::unique_ptr<QLockFile> lockIn(const QString &folder)
{
    auto lock = std::make_unique<QLockFile>(folder + u'/' + lockName);
    lock->setStaleLockTime(0); // however old, as long as its program lives
    return lock;
}

} // namespace

PassingFolder::PassingFolder()
    : m_folder(QDir::tempPath() + u"/trunkline-XXXXXX"_s)
{
    if (!m_folder.isValid()) {
        m_problem = m_folder.errorString();
        return;
    }
    // Nobody else knows the folder. Without room for the lock it is not found when it is abandoned.
    m_lock = lockIn(m_folder.path());
    m_lock->tryLock();
}

void PassingFolder::removeAbandoned()
{
    const QDir place(QDir::tempPath());
    const QFileInfoList folders =
        place.entryInfoList({u"trunkline-*"_s}, QDir::Dirs | QDir::NoSymLinks | QDir::NoDotAndDotDot);
    for (const QFileInfo &folder : folders) {
        const QString path = folder.absoluteFilePath();
        // One without a lock may be about to get it, or is somebody else's idea.
        if (folder.ownerId() == geteuid() && QFileInfo::exists(path + u'/' + lockName)
            && lockIn(path)->tryLock())
            QDir(path).removeRecursively();
    }
}

} // namespace trunkline
