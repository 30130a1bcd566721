#include "pages/read_through_part.h"

#include <nlohmann/json.hpp>
#include <utility>

#include "ops/agenda.h"
#include "pages/machine_settings.h"
#include "report/step_words.h"
#include "text/own_readings.h"
#include "tools/read_through.h"

namespace pages {

namespace {
constexpr double kListen_s = 0.1;  // whether the voice has come to its end
}

ReadThroughPart::~ReadThroughPart() {
  if (read_ != 0) around_.outside.read_aloud({});
}

void ReadThroughPart::keep_wish() {
  around_.machine.voice = !around_.machine.voice;
  const auto kept = save_machine_settings(around_.files, around_.settings.machine, around_.machine);
  if (!kept) around_.say(panels::ToastKind::warning, kept.error().shown(around_.tr));
}

void ReadThroughPart::tick(double now_s) {
  const auto& tr = around_.tr;
  tools::ReadThrough& reading = sitting_.table.read_through();
  next_s_ = 1e300;
  if (sitting_.looking_back) reading.close();
  if (!reading.is_open() && read_ == 0) return;
  const model::Session& session = sitting_.open->session();
  const model::AgendaStep* next = ops::step_now(session) ? ops::step_beside(session, 1) : nullptr;
  reading.set_next(next ? report::step_name(tr, next->step) : "");
  std::vector<double> open;
  for (const auto& seat : sitting_.seats->all())
    if (seat->open()) open.push_back(seat->frame().turn);
  reading.set_open_sides(std::move(open));
  if (reading.take_voice_wish()) keep_wish();
  const Voice there = around_.outside.voice();
  const char* why_not =
      there == Voice::there ? ""
      : there == Voice::not_installed
          ? tr("No Japanese voice is installed (Open JTalk), so nothing is read aloud.")
          : tr("This machine has no sound, so nothing is read aloud.");
  const bool on = around_.machine.voice && there == Voice::there;
  const tools::ReadThrough::Now now = on ? reading.now() : tools::ReadThrough::Now{};
  if (now.number != read_) {
    read_ = now.number;
    around_.outside.read_aloud(
        text::with_own_readings(now.words, sitting_.open->session().readings));
  }
  const bool speaks = read_ != 0 && !around_.outside.silent();
  reading.set_voice({on, speaks, why_not});
  if (speaks) next_s_ = now_s + kListen_s;
}

void ReadThroughPart::describe(nlohmann::ordered_json& out) const {
  const tools::ReadThrough& reading = sitting_.table.read_through();
  if (!reading.is_open()) return;
  const tools::ReadThrough::Now now = reading.now();
  out["read_through"] = {
      {"text", now.words},       {"left", reading.left()},           {"of", reading.count()},
      {"done", now.number == 0}, {"by_itself", reading.by_itself()}, {"voice", read_ != 0}};
}

}  // namespace pages
