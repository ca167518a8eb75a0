// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/geography.h"

#include <QFile>

// A static library's resources are dropped by the linker unless somebody names them.
static void initResources()
{
    Q_INIT_RESOURCE(sandbox);
}

using namespace Qt::StringLiterals;

namespace sandbox {

QList<AreaEntry> readGeography()
{
    initResources();
    QFile file(u":/sandbox/ratecenters.txt"_s);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("the sandbox's rate centers are not linked in");
    QList<AreaEntry> all;
    const QStringList lines = QString::fromUtf8(file.readAll()).split(u'\n', Qt::SkipEmptyParts);
    for (const QString &line : lines) {
        if (line.startsWith(u'#'))
            continue;
        const QStringList fields = line.split(u';');
        const bool tollFree = fields.first() == "tollfree"_L1;
        all.append(AreaEntry{tollFree ? QString() : fields.first(), fields.value(1), fields.mid(2)});
    }
    return all;
}

} // namespace sandbox
