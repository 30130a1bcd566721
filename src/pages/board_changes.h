// What differs between a board as a scene shows it and as it is now, told to the scene: for maps that come as whole values, of the
// past or of other tables. Pure but for the scene.
#pragma once

#include "canvas/scene.h"
#include "model/session.h"

namespace pages {

/// `shown`, which the scene shows, becomes `now`. What differs more is laid out anew as a whole: that is quicker. True: anything
/// did.
bool bring_to(canvas::Scene& scene, model::Board& shown, const model::Board& now);

}  // namespace pages
