// The session as it is published: the one every format is written from, so that nothing is masked or left
// out twice. The session itself stays as it is. Pure, any thread.
//  1. No writer, no seat and no time of writing is in it, nor any id that tells one, unless the options ask
//     for names and the session has any to give.
//  2. Neither are cards that wait at a seat, nor points given in secret.
//  3. Words that are masked, or said otherwise, are so on their card or plate, on its twin, and where the
//     narrative of its board repeats them; what is decided of all other texts is so in each of them.
#pragma once

#include "model/session.h"
#include "report/exporter.h"

namespace report {

struct Published {
  model::Session session;
  bool names = false;              // they are in it
  int masked = 0, said_other = 0;  // how many places
};
Published published(const model::Session& session, const ReportOptions& options);

}  // namespace report
