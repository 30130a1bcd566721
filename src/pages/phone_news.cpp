#include "pages/phone_news.h"

#include "ops/agenda.h"
#include "report/light_map.h"
#include "report/step_words.h"

namespace pages {

namespace {

phone::Tongue tongue_of(panels::PhoneTongue tongue) {
  switch (tongue) {
    case panels::PhoneTongue::ja:
      return phone::Tongue::ja;
    case panels::PhoneTongue::easy_ja:
      return phone::Tongue::easy_ja;
    case panels::PhoneTongue::en:
      return phone::Tongue::en;
  }
  return phone::Tongue::ja;
}

}  // namespace

PhoneNews::PhoneNews(const base::AssetPaths& assets)
    : ja_("ja", assets.locale.string()), en_("en", assets.locale.string()) {}

phone::Told PhoneNews::told(const Sitting& sitting, panels::PhoneTongue tongue,
                            bool shows_map) const {
  const model::Session& session = sitting.open->session();
  phone::Told out = phone::told_of(session, sitting.board());
  if (const model::AgendaStep* step = ops::step_now(session)) {
    out.step_ja = report::step_sentence(ja_, *step);
    out.step_en = report::step_sentence(en_, *step);
  }
  out.tongue = tongue_of(tongue);
  out.shows_map = shows_map;
  return out;
}

phone::MapPage PhoneNews::map(const Sitting& sitting, Surroundings& around, std::uint64_t version) {
  phone::MapPage out;
  out.version = sitting.desk.board_id.str() + "-" + std::to_string(version);
  out.svg =
      report::light_map(sitting.open->session(), sitting.board(), around.tr, around.typesetter).svg;
  return out;
}

}  // namespace pages
