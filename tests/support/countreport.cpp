// SPDX-License-Identifier: GPL-3.0-or-later
#include "countreport.h"

#include <QCoreApplication>
#include <QDir>

using namespace Qt::StringLiterals;

namespace testsupport {

void CountReport::print(const QStringList &lines) const
{
    const QString name = QCoreApplication::applicationName();
    const QString seconds = QString::number(double(m_clock.elapsed()) / 1'000, 'f', 1);
    const QString text = u"%1, %2 s: "_s.arg(name, seconds) + lines.join(u"\n    "_s);
    qInfo("%s", qPrintable(text));
    const QString folder = qEnvironmentVariable("TRUNKLINE_COUNTS");
    if (folder.isEmpty())
        return;
    QFile file(QDir(folder).filePath(name)); // a test may be run in parts
    if (!file.open(QIODevice::WriteOnly | QIODevice::Append))
        qFatal("cannot write %s: %s", qPrintable(file.fileName()), qPrintable(file.errorString()));
    file.write(text.toUtf8() + '\n');
}

} // namespace testsupport
