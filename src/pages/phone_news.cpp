#include "pages/phone_news.h"

#include <algorithm>

#include "base/log.h"
#include "model/face_name.h"
#include "ops/agenda.h"
#include "report/step_words.h"

namespace pages {

namespace {

constexpr double kTell_s = 0.2;    // phones hear of changes so often at most
constexpr double kMap_s = 0.7;     // the same of the map
constexpr double kReading_s = 10;  // so long after it was asked for somebody reads it
constexpr base::Asker kPhones = 1;

}  // namespace

PhoneNews::PhoneNews(Surroundings& around, Sitting& sitting)
    : around_(around),
      sitting_(sitting),
      ja_("ja", around.assets.locale.string()),
      en_("en", around.assets.locale.string()) {}

std::shared_ptr<const phone::Told> PhoneNews::told(const phone::Wishes& wishes) const {
  const model::Session& session = sitting_.open->session();
  phone::Told out = phone::told_of(session, sitting_.board());
  if (const model::AgendaStep* step = ops::step_now(session)) {
    out.step_ja = report::step_sentence(ja_, *step);
    out.step_en = report::step_sentence(en_, *step);
  }
  out.tongue = wishes.tongue;
  out.asks_name = wishes.names && !sitting_.desk.nameless();
  out.takes_photos = wishes.photos && !sitting_.desk.read_only;
  out.shows_map = wishes.map;
  if (!wishes.survey) out.survey.clear();
  for (int value = 1; value <= 5; ++value) {
    out.faces_ja[std::size_t(value - 1)] = ja_(model::face_name(value));
    out.faces_en[std::size_t(value - 1)] = en_(model::face_name(value));
  }
  return std::make_shared<const phone::Told>(std::move(out));
}

bool PhoneNews::is_read(double now_s, const phone::Door& door) const {
  return now_s <= door.counts().map_asked_s + kReading_s;
}

void PhoneNews::ask_for_map(double now_s) {
  if (!worker_)
    worker_ = std::make_unique<PhoneMapWorker>(phone_map_engines(around_.assets, around_.tr.lang()),
                                               around_.clock,
                                               [&outside = around_.outside] { outside.wake(); });
  map_old_ = false;
  map_s_ = now_s;
  drawing_ = true;
  ++maps_;
  worker_->ask(
      kPhones, maps_,
      {std::make_shared<const model::Session>(sitting_.open->session()), sitting_.desk.board_id,
       sitting_.desk.board_id.str() + "-" + std::to_string(maps_)});
}

void PhoneNews::tick(double now_s, phone::Door& door, const phone::Wishes& wishes) {
  if (board_ != sitting_.desk.board_id) changed();
  if (news_ && now_s >= told_s_ + kTell_s) {
    news_ = false;
    told_s_ = now_s;
    board_ = sitting_.desk.board_id;
    door.tell(told(wishes));
  }
  if (drawing_)
    for (PhoneMapWorker::Answer& answer : worker_->poll()) {
      drawing_ = false;
      if (answer.kind == PhoneMapWorker::Answer::Kind::answered)
        door.show(std::move(answer.reply));
      else
        base::log_warning("the map for phones was not drawn" +
                          (answer.error ? ": " + answer.error->text() : std::string()));
    }
  const bool due = map_old_ && !drawing_ && now_s >= map_s_ + kMap_s;
  if (due && wishes.map && is_read(now_s, door)) ask_for_map(now_s);
}

double PhoneNews::next_deadline_s(const phone::Door& door) const {
  double until = 1e300;
  if (news_) until = told_s_ + kTell_s;
  if (drawing_) return std::min(until, worker_->next_deadline_s().value_or(1e300));
  if (map_old_ && is_read(around_.clock.now_s(), door)) until = std::min(until, map_s_ + kMap_s);
  return until;
}

}  // namespace pages
