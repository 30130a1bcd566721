// Single values of a damaged session made such as the model takes (model/invariants.h). Each says
// what was wrong, for a finding about the thing, or nothing; used by repair.
#pragma once

#include "base/sentence.h"
#include "model/session.h"

namespace storage {

base::Sentence fit_text(const char* field, std::string& text);
/// Leaves a place outside the table as it is: where to is for whoever knows the others.
base::Sentence fit_pos(const char* field, base::Vec2& pos);
base::Sentence fit_turn(const char* field, double& turn);
base::Sentence fit_size(const char* field, base::Size& size, double max_w);
base::Sentence fit_range(const char* field, int& value, int low, int high);
base::Sentence fit_height(double& z);
/// Drops what is no word or no reading, and what is too much.
base::Sentence fit_readings(const char* field, model::Readings& readings);
/// Drops what is too much.
base::Sentence fit_moments(const char* field, std::vector<model::Moment>& moments);
/// Drops the places that are none, and what is too much.
base::Sentence fit_loop(const char* field, model::Loop& loop);
/// Puts right what can be; a ground that can't be shown goes.
base::Sentence fit_ground(const char* field, model::Ground& ground);
/// Drops the strokes that no card can bear.
base::Sentence fit_ink(std::vector<model::InkStroke>& ink);

}  // namespace storage
