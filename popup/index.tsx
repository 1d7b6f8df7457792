import { Home } from "./home/Home.tsx";
import { mount } from "./main.tsx";

mount(<Home />);
