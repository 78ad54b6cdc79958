/** The order of the test files: what waits for a bot or a browser first, so that the workers end together. */
import { BaseSequencer, type TestSpecification } from 'vitest/node';

const LONG = /\/test\/(drills|e2e|page|store)\//;

/** Vitest's order, by how long a file took last or by its size, of the long files and then of the others. */
export class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isLong = ({ moduleId }: TestSpecification) => LONG.test(moduleId);
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))];
  }
}
