/**
 * The report on one study: gathers what its page needs and writes it into the folder of the study.
 */
import { join } from "node:path";
import { checkScenario, type Session } from "../../compile.js";
import { drawFigures, type DrawnFigures } from "../../figures/index.js";
import { studyPage } from "../../report/index.js";
import type { CarriedStudy } from "../study/run-studies.js";
import { describeStudy } from "../study/write-study.js";
import { originOf } from "./origin.js";
import { writePage, type PageOptions } from "./page-options.js";

/** Writes the page and its figures; gives the path of the page. */
export async function writeStudyReport(
  session: Session,
  carried: CarriedStudy,
  options: PageOptions,
): Promise<string> {
  const { study, finished, origin } = carried;
  const figures = drawOwn(session, carried);
  const dataPaths = origin.files.data.map(({ path }) => path);
  const page = studyPage({
    origin: originOf(session, dataPaths, origin.versions["solver"] ?? "", options),
    study,
    finished,
    figures,
    manifest: JSON.stringify(describeStudy(study, finished, origin), undefined, 2),
  });
  return writePage(join(options.out, study.name), page, figures.charts);
}

/** Figures that the model declares of this study. */
function drawOwn(session: Session, carried: CarriedStudy): DrawnFigures {
  const { model } = checkScenario(session, { scenario: carried.study.scenarios[0] ?? "base" });
  if (model === undefined) return { charts: [], omitted: [] };
  const { charts } = drawFigures(model, [], new Map([[carried.study.name, carried]]));
  return { charts, omitted: [] };
}
