#include "app/probe.h"

#include <cmath>
#include <nlohmann/json.hpp>

#include "base/memory.h"

namespace app {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kManyItems = 5000;

Json point(base::Vec2 p) { return {std::round(p.x * 10) / 10, std::round(p.y * 10) / 10}; }

Json quad(const base::Rect& r, const PanelHost& panels) {
  Json out = Json::array();
  for (const base::Vec2 p :
       {r.min, base::Vec2{r.max.x, r.min.y}, r.max, base::Vec2{r.min.x, r.max.y}})
    out.push_back(point(panels.to_window(p)));
  return out;
}

Json figures(const FrameTimes::Figures& f) {
  return {{"count", f.count},   {"median_ms", f.median_ms}, {"p95_ms", f.p95_ms},
          {"p99_ms", f.p99_ms}, {"max_ms", f.max_ms},       {"over_34_ms", f.over_34_ms}};
}

}  // namespace

base::Result<std::unique_ptr<Probe>> Probe::start(const base::Path& socket, const Told& told) {
  auto server = ProbeServer::start(socket, [w = &told.display.window()] { w->wake(); });
  if (!server) return server.error();
  return std::unique_ptr<Probe>(new Probe(std::move(server).value(), told));
}

void Probe::answer_all() {
  server_->answer_all([this](const std::string& line) { return answer(line); });
}

std::string Probe::answer(const std::string& line) {
  const Json question = Json::parse(line, nullptr, false);
  if (!question.is_object() || !question.contains("get"))
    return R"({"error":"ask {\"get\":\"screen\"} or {\"get\":\"frames\"}"})";
  if (question["get"] == "frames") {
    const FrameTimes::All all = told_.pacer.times().take();
    Json out = figures(all.frames);
    out["apart"] = figures(all.apart);
    return out.dump();
  }
  if (question["get"] != "screen") return R"({"error":"there is \"screen\" and \"frames\""})";
  return screen();
}

std::string Probe::screen() {
  Json out;
  const base::Size size = told_.display.size_px();
  out["window"] = {int(size.w), int(size.h)};
  out["typing"] = nullptr;
  out["composing"] = told_.keys.composing();
  out["frames"] = told_.pacer.times().total();
  told_.pages.describe(out);
  // A tap on the panels takes some frames: until then what it closes still lies there.
  const bool panels_done = !told_.panels.pending() && !told_.pages.due().panels;
  if (out.contains("settled"))
    out["settled"] = out["settled"].get<bool>() && panels_done && !told_.pacer.moving() &&
                     told_.display.compositor().sharp();
  Json& items = out["items"];
  for (const panels::ButtonRect& b : told_.panels.screen().buttons()) {
    items.push_back({{"kind", "button"},
                     {"name", b.name},
                     {"enabled", b.enabled},
                     {"quad", quad(b.rect_px, told_.panels)}});
    if (!b.text.empty()) items.back()["text"] = b.text;
    if (told_.panels.screen().text_focus() == b.rect_px) out["typing"] = b.name;
  }
  const bool many = items.size() > kManyItems;
  std::string answer = out.dump(-1, ' ', false, Json::error_handler_t::replace);
  out = nullptr;
  if (many) base::give_back_memory();
  return answer;
}

}  // namespace app
