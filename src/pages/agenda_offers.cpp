#include "pages/agenda_offers.h"

#include <algorithm>

#include "storage/agenda_template.h"

namespace pages {

AgendaTemplates read_templates(const Surroundings& around, std::size_t questions) {
  AgendaTemplates out;
  storage::FoundTemplates found = storage::find_templates(
      around.files, {around.assets.templates, around.settings.templates}, around.tr.lang());
  for (storage::AgendaTemplate& one : found.good) {
    const std::size_t asked = std::max<std::size_t>(questions, one.questions.size());
    out.offers.good.push_back(
        {one.name, one.about, one.minutes(std::max<std::size_t>(1, asked)), one.questions});
    out.plans.push_back(std::move(one.plan));
  }
  for (const base::Error& error : found.wrong) out.offers.wrong.push_back(error.shown(around.tr));
  return out;
}

}  // namespace pages
