#include "pages/settings_part.h"

#include <utility>

#include "base/overloaded.h"
#include "text/mecab_readings.h"

namespace pages {

namespace p = panels;

void SettingsPart::open() {
  open_ = true;
  readings_there_ = text::MecabReadings::dictionary(around_.files).has_value();
  panel_.reset();
  around_.due.panels = true;
}

void SettingsPart::close() {
  open_ = false;
  around_.due.panels = true;
}

std::string SettingsPart::hall_words() const {
  const std::string& says = around_.hall_mark.says;
  return says.empty() ? around_.tr("in none") : says;
}

void SettingsPart::draw(p::Ui& ui, p::Room&) {
  if (!open_) return;
  const MachineSettings& now = around_.machine;
  panel_.draw(ui,
              {now.text_scale, now.furigana, readings_there_, now.high_contrast,
               now.motion == desk::Motion::reduced, around_.settings.mount == desk::Mount::wall,
               now.sound, around_.outside.has_sound(), around_.extent.px_per_mm, now.neighbours,
               around_.settings.hall.has_value(), hall_words()},
              asked_);
}

bool SettingsPart::carry_out() {
  const auto asked = std::exchange(asked_, {});
  MachineSettings& now = around_.machine;
  const MachineSettings before = now;
  for (const p::SettingsCommand& command : asked)
    std::visit(base::Overloaded{[&](p::SetTextScale to) { now.text_scale = to.scale; },
                                [&](p::SetFurigana to) { now.furigana = to.on; },
                                [&](p::SetContrast to) { now.high_contrast = to.high; },
                                [&](p::SetMotion to) {
                                  now.motion = to.calm ? desk::Motion::reduced : desk::Motion::full;
                                },
                                [&](p::SetMount to) {
                                  around_.settings.mount =
                                      to.wall ? desk::Mount::wall : desk::Mount::table;
                                  now.mount = around_.settings.mount;
                                  around_.due.all();
                                },
                                [&](p::SetSound to) {
                                  if (around_.outside.has_sound()) now.sound = to.on;
                                  around_.sound(Sound::card_out);  // this is how loud they are
                                },
                                [&](p::SetNeighbours to) { now.neighbours = to.on; },
                                [&](p::SetPixels to) {
                                  now.dpi = to.px_per_mm * 25.4;
                                  panel_.reset();
                                },
                                [&](const p::SetLanguage& to) {
                                  now.lang = to.lang;
                                  around_.wishes.emplace_back(to);
                                },
                                [&](p::OpenHall to) { around_.wishes.emplace_back(to); },
                                [&](p::CloseSettings) { close(); }},
               command);
  if (now == before) return !asked.empty();
  const auto kept = save_machine_settings(around_.files, around_.settings.machine, now);
  if (!kept) around_.say(p::ToastKind::warning, kept.error().shown(around_.tr));
  return true;
}

}  // namespace pages
