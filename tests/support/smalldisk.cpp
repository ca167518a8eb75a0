// SPDX-License-Identifier: GPL-3.0-or-later
#include "smalldisk.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <sched.h>

using namespace Qt::StringLiterals;

namespace testsupport {

namespace {

bool succeeds(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.start(program, arguments);
    return process.waitForFinished() && process.exitStatus() == QProcess::NormalExit
        && process.exitCode() == 0;
}

} // namespace

SmallDisk::SmallDisk(const QString &folder, int kilobytes)
    : m_folder(folder)
{
    // Mounts of this thread and its children go with them, so a test that is ended leaves none behind.
    if (::unshare(CLONE_NEWNS) != 0 || !succeeds(u"mount"_s, {u"--make-rprivate"_s, u"/"_s}))
        return;
    m_mounted = QDir().mkpath(folder)
        && succeeds(u"mount"_s,
                    {u"-t"_s, u"tmpfs"_s, u"-o"_s, u"mode=0700,size=%1k"_s.arg(kilobytes), u"tmpfs"_s,
                     folder});
}

SmallDisk::~SmallDisk()
{
    if (m_mounted)
        succeeds(u"umount"_s, {u"--lazy"_s, m_folder});
}

bool SmallDisk::fillUp()
{
    QFile file(ballast());
    if (!file.open(QIODevice::Append | QIODevice::Unbuffered))
        return false;
    const QByteArray page(4096, 'x');
    while (file.write(page) > 0) { }
    return true;
}

void SmallDisk::giveBack()
{
    QFile::remove(ballast());
}

} // namespace testsupport
