// Many cards came at once, pasted or from a file: people see them and are told how many.
#pragma once

#include "pages/sitting.h"

namespace pages {

void tell_of_new_cards(Surroundings& around, Sitting& sitting, std::size_t made);

}  // namespace pages
