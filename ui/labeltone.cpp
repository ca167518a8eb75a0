// SPDX-License-Identifier: GPL-3.0-or-later
#include "labeltone.h"

#include "theme.h"

#include <QEvent>
#include <QGuiApplication>
#include <QLabel>

namespace trunkline {

namespace {

/// Lives with its label and keeps the colour right.
class ToneKeeper : public QObject {
public:
    ToneKeeper(QLabel *label, LabelTone tone)
        : QObject(label)
        , m_label(label)
        , m_tone(tone)
    {
        label->installEventFilter(this);
        dye();
    }

    static ToneKeeper *of(const QLabel *label)
    {
        for (QObject *child : label->children()) {
            if (auto *keeper = dynamic_cast<ToneKeeper *>(child))
                return keeper;
        }
        return nullptr;
    }

    void setTone(LabelTone tone)
    {
        m_tone = tone;
        dye();
    }

    bool eventFilter(QObject *watched, QEvent *event) override
    {
        // Its own dyeing ends here too, but with nothing left to change.
        if (event->type() == QEvent::PaletteChange)
            dye();
        return QObject::eventFilter(watched, event);
    }

private:
    QColor color() const
    {
        const QPalette application = QGuiApplication::palette();
        return toneColor(m_tone, application, application.color(QPalette::WindowText));
    }

    void dye()
    {
        // Only this role is set, so everything else goes on following the application.
        QPalette palette;
        palette.setColor(QPalette::WindowText, color());
        m_label->setPalette(palette);
    }

    QLabel *m_label;
    LabelTone m_tone;
};

} // namespace

void setLabelTone(QLabel *label, LabelTone tone)
{
    if (ToneKeeper *keeper = ToneKeeper::of(label))
        keeper->setTone(tone);
    else
        new ToneKeeper(label, tone);
}

QColor toneColor(LabelTone tone, const QPalette &palette, const QColor &plain)
{
    const StateColors colors = StateColors::of(palette);
    switch (tone) {
    case LabelTone::Muted:
        return colors.muted;
    case LabelTone::Good:
        return colors.good;
    case LabelTone::Warning:
        return colors.warning;
    case LabelTone::Bad:
        return colors.bad;
    case LabelTone::Plain:
        break;
    }
    return plain;
}

} // namespace trunkline
