// AgendaOffers: the templates that come with the program and the facilitator's own, as the panels show
// them and as plans. Who offers them reads them anew each time: a file may have been changed.
#pragma once

#include "ops/agenda.h"
#include "pages/surroundings.h"
#include "panels/agenda_choice.h"

namespace pages {

struct AgendaTemplates {
  panels::AgendaOffers offers;
  std::vector<ops::Plan> plans;  // of the good ones, in the same order
};

/// `questions`: how many there are to talk about.
AgendaTemplates read_templates(const Surroundings& around, std::size_t questions);

}  // namespace pages
